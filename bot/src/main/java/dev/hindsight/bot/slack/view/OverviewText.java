package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentOverview.Now;
import dev.hindsight.bot.incident.IncidentOverview.Planned;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.OnCall.Turn;
import dev.hindsight.bot.slack.block.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is going on, in markup: one line a thing, each with its incident. */
public final class OverviewText {

  private static final int MOST = 20;

  private OverviewText() {}

  /** Whether runs are stopped, and every open incident with its cause. */
  public static String status(
      Now now, Optional<String> service, Function<IncidentId, String> name) {
    String runs =
        now.stopped()
            .map(stop -> "Runs are stopped: %s.".formatted(Text.escape(stop.sentence())))
            .orElse("Runs are allowed.");
    String listed =
        incidents(
            now.open().stream()
                .filter(v -> service.filter(s -> !s.equalsIgnoreCase(v.service())).isEmpty())
                .toList(),
            now.beyond() == 0 ? "Nothing is open." : "Nothing of it is open among those.",
            name);
    return runs + "\n" + listed + beyond(now);
  }

  /** In a storm not all are read. */
  private static String beyond(Now now) {
    return now.beyond() == 0
        ? ""
        : "\nOnly the %d gravest were looked at; %d more are open."
            .formatted(now.open().size(), now.beyond());
  }

  /** Whose turn it is and whose it is then, a team a line. */
  public static String oncall(List<Turn> turns) {
    return turns.stream()
        .map(
            turn ->
                "*%s*: %s until %s, then %s"
                    .formatted(
                        Text.escape(turn.team()),
                        Words.person(turn.now()),
                        Words.moment(turn.until()),
                        Words.person(turn.next())))
        .collect(Collectors.joining("\n"));
  }

  /** Incidents, a line each. */
  public static String incidents(
      List<IncidentView> open, String none, Function<IncidentId, String> name) {
    return list(open, v -> incident(v, name), none);
  }

  /** Those plans. */
  public static String plans(
      Now now, Predicate<PlanStatus> which, String none, Function<IncidentId, String> name) {
    List<Planned> theirs = now.plans().stream().filter(p -> which.test(p.plan())).toList();
    return list(theirs, p -> plan(p.plan(), p.incident(), name), none);
  }

  static String incident(IncidentView view, Function<IncidentId, String> name) {
    String cause = view.cause().map(IncidentView.Cause::words).orElse("cause not known yet");
    String taken =
        view.keeper()
            .map(
                person ->
                    (view.acknowledgedBy().equals(Optional.of(person))
                            ? "taken by "
                            : "assigned to ")
                        + Words.person(person))
            .orElse("nobody has it");
    return "%s %s *%s*: %s; %s"
        .formatted(
            name.apply(view.id()),
            view.severity(),
            Text.escape(view.service()),
            Text.escape(Words.brief(cause, 160)),
            taken);
  }

  /** A plan and where it stands, in one line. */
  public static String plan(PlanStatus plan, IncidentView view, Function<IncidentId, String> name) {
    return "*%s* %s: %s; %s"
        .formatted(
            plan.id(),
            Text.escape(Words.brief(plan.title(), 120)),
            Words.state(plan.state()),
            name.apply(view.id()));
  }

  /** What does not fit is counted, not dropped silently, and nothing is looked up for it. */
  private static <T> String list(List<T> all, Function<T, String> line, String none) {
    if (all.isEmpty()) {
      return none;
    }
    String shown =
        all.stream().limit(MOST).map(line).map("• "::concat).collect(Collectors.joining("\n"));
    return all.size() <= MOST ? shown : shown + "\n… and %d more".formatted(all.size() - MOST);
  }
}
