package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentOverview.Now;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.OnCall.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** What one shift hands to the next, in markup. */
public final class HandoffText {

  private static final Duration SOON = Duration.ofHours(1);

  private HandoffText() {}

  /** Open, snoozed with its waking, running, and what lapses within the hour. */
  public static String of(Now now, Instant at, Function<IncidentId, String> name) {
    Predicate<IncidentView> snoozed = view -> view.handled().how().snoozed().isPresent();
    Predicate<PlanStatus> lapses =
        plan ->
            Approvals.waiting(plan)
                && plan.expiresAt().filter(end -> end.isBefore(at.plus(SOON))).isPresent();
    return "*Open*\n%s\n*Snoozed*\n%s\n*Running*\n%s\n*Approvals that lapse within the hour*\n%s"
        .formatted(
            OverviewText.incidents(
                now.open().stream().filter(snoozed.negate()).toList(), "Nothing.", name),
            snoozed(now.open().stream().filter(snoozed).toList(), name),
            OverviewText.plans(now, Approvals::active, "Nothing.", name),
            OverviewText.plans(now, lapses, "None.", name));
  }

  /** Whose turn it is by now; before the change, whose it is next. */
  public static List<PersonId> incoming(List<Turn> turns, PersonId leaving) {
    return turns.stream()
        .map(turn -> turn.now().equals(leaving) ? turn.next() : turn.now())
        .filter(person -> !person.equals(leaving))
        .distinct()
        .toList();
  }

  private static String snoozed(List<IncidentView> all, Function<IncidentId, String> name) {
    return all.isEmpty()
        ? "Nothing."
        : String.join(
            "\n",
            all.stream()
                .map(
                    view ->
                        "• %s; wakes up %s"
                            .formatted(
                                OverviewText.incident(view, name),
                                Words.moment(view.handled().how().snoozed().orElseThrow().until())))
                .toList());
  }
}
