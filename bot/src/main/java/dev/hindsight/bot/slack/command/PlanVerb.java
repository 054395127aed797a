package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.PlanWish;
import dev.hindsight.bot.slack.view.DiagnosticsText;
import dev.hindsight.bot.slack.view.PlanView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows a plan, or does what it waits for. */
final class PlanVerb implements Verb {

  private static final String SEEN = "was";

  private final Reads reads;
  private final Finder finder;
  private final IncidentDesk desk;

  PlanVerb(Reads reads, Finder finder, IncidentDesk desk) {
    this.reads = reads;
    this.finder = finder;
    this.desk = desk;
  }

  @Override
  public Reply answer(Call call) {
    return finder.plan(call, List.of(), (view, plan) -> about(call, view, plan));
  }

  private Reply about(Call call, IncidentView view, PlanStatus plan) {
    String said = call.text().orElse("").strip().toLowerCase(Locale.ROOT);
    if (said.isEmpty()) {
      return new Reply.Say(PlanView.reply(view, plan));
    }
    if (said.equals("diagnostics")) {
      return new Reply.Say(DiagnosticsText.of(plan.id(), reads.diagnostics().of(plan.id())));
    }
    String seen = seen(call, plan);
    return wish(said, seen)
        .map(wish -> wished(call, wish, said, seen))
        .orElseGet(
            () ->
                new Reply.Wrong(
                    "text", "Say “diagnostics”, “undo”, “applied”, “not-applied”, “yes” or “no”."));
  }

  /** What is asked is read after its name: it may be newer, and then a word about it is refused. */
  private Reply wished(Call call, PlanWish wish, String said, String seen) {
    return finder.plan(
        call,
        List.of(),
        (_, plan) ->
            call.confirmed()
                ? Reply.of(desk.wish(plan.id(), wish, call.person()))
                : new Reply.Ask(
                    PlanWords.would(wish, plan),
                    PlanWords.label(wish, plan.id()),
                    call.typed().with(Arg.TEXT.name(), said).with(SEEN, seen),
                    wish instanceof PlanWish.Undo));
  }

  /** What it waits with when the button is shown goes with the button: a word is about that. */
  private String seen(Call call, PlanStatus plan) {
    Optional<String> seen = call.confirmed() ? call.arg(SEEN) : desk.waitsWith(plan.id());
    return seen.orElse("nothing");
  }

  private static Optional<PlanWish> wish(String said, String seen) {
    return Optional.ofNullable(
        switch (said) {
          case "undo" -> new PlanWish.Undo();
          case "applied" -> new PlanWish.Looked(true, seen);
          case "not-applied", "not applied" -> new PlanWish.Looked(false, seen);
          case "yes" -> new PlanWish.Answered(true, seen);
          case "no" -> new PlanWish.Answered(false, seen);
          default -> null;
        });
  }
}
