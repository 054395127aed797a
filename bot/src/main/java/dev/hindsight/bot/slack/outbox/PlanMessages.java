package dev.hindsight.bot.slack.outbox;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.PlanStatus.BrokenGlass;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.outbox.Wanted.Place;
import dev.hindsight.bot.slack.view.Approvals;
import dev.hindsight.bot.slack.view.ApproverNotice;
import dev.hindsight.bot.slack.view.GlassNotice;
import dev.hindsight.bot.slack.view.PlanView;
import java.time.Duration;
import java.util.Optional;

/**
 * What is told of one plan, in the thread and in private.
 *
 * @param card where the incident's card is
 */
record PlanMessages(IncidentView view, PlanStatus plan, Optional<String> card) {

  /** Progress is edited at a pace people can read. */
  static final Duration READABLE = Duration.ofSeconds(3);

  private static final Duration SOON = Duration.ofSeconds(1);

  String version() {
    return plan.id() + "." + plan.version();
  }

  Wanted steps() {
    return reply("plan " + version(), PlanView.reply(view, plan), SOON);
  }

  Optional<Wanted> run() {
    return Approvals.ran(plan)
        ? Optional.of(reply("run " + version(), PlanView.run(view, plan), READABLE))
        : Optional.empty();
  }

  Wanted notice(PersonId person) {
    return told("notice %s %s".formatted(version(), person), person);
  }

  /** Of somebody's reminder. */
  Wanted nudge(long entry, PersonId person) {
    return told("nudge %d %s".formatted(entry, person), person);
  }

  Optional<Wanted> glass(PersonId person) {
    return plan.brokenGlass().map(glass -> glass(glass, person));
  }

  private Wanted glass(BrokenGlass glass, PersonId person) {
    return new Wanted(
        "glass %s.%d %s".formatted(plan.id(), glass.at().getEpochSecond(), person),
        new Place.Private(person.value()),
        GlassNotice.of(view, plan, glass, card),
        false,
        SOON);
  }

  private Wanted told(String kind, PersonId person) {
    return new Wanted(
        kind,
        new Place.Private(person.value()),
        ApproverNotice.of(view, plan, card),
        !Approvals.waiting(plan),
        SOON);
  }

  private static Wanted reply(String kind, Message message, Duration pace) {
    return new Wanted(kind, new Place.Reply(), message, false, pace);
  }
}
