package dev.hindsight.bot.slack.outbox;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.PlanBoard;
import dev.hindsight.bot.incident.TimelineEntry;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in Slack of a plan that is the incident's no more, and with whom approves no more: it
 * says what became of that plan. Who was asked to approve an older version sees the newest there.
 */
final class EarlierMessages {

  private static final Pattern OF_PLAN =
      Pattern.compile("(plan|run|notice|glass) (PLN-\\d+)\\.\\d+(?: (\\S+))?");
  private static final String NOTICE = "notice ";
  private static final Pattern NUDGE = Pattern.compile("nudge (\\d+) (\\S+)");

  private final PlanBoard plans;

  EarlierMessages(PlanBoard plans) {
    this.plans = plans;
  }

  /** The message of this kind as it is now; empty for one that is of no plan. */
  Optional<Wanted> of(IncidentView view, String kind, Optional<String> card) {
    Matcher form = OF_PLAN.matcher(kind);
    return (form.matches() ? ofPlan(view, form, card) : nudge(view, kind, card))
        // the rest of an older version stays as it was: nothing is known of it any more
        .filter(now -> now.kind().equals(kind) || kind.startsWith(NOTICE))
        .map(now -> now.onlyEdited(kind));
  }

  private Optional<Wanted> ofPlan(IncidentView view, Matcher form, Optional<String> card) {
    Optional<PersonId> person = Optional.ofNullable(form.group(3)).map(PersonId::new);
    return PlanId.parse(form.group(2))
        .flatMap(id -> status(view, id))
        .map(plan -> new PlanMessages(view, plan, card))
        .flatMap(
            of ->
                switch (form.group(1)) {
                  case "plan" -> Optional.of(of.steps());
                  case "run" -> of.run();
                  case "notice" -> person.map(of::notice);
                  default -> person.flatMap(of::glass);
                });
  }

  private Optional<Wanted> nudge(IncidentView view, String kind, Optional<String> card) {
    Matcher form = NUDGE.matcher(kind);
    if (!form.matches()) {
      return Optional.empty();
    }
    long entry = Long.parseLong(form.group(1));
    return view.handled().timeline().stream()
        .filter(each -> each.id() == entry)
        .findFirst()
        .map(TimelineEntry::words)
        .flatMap(PlanId::parse)
        .flatMap(id -> status(view, id))
        .map(plan -> new PlanMessages(view, plan, card).nudge(entry, new PersonId(form.group(2))));
  }

  private Optional<PlanStatus> status(IncidentView view, PlanId id) {
    return view.plan().filter(plan -> plan.id().equals(id)).or(() -> plans.status(id));
  }
}
