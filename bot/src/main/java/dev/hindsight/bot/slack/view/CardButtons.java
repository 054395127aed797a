package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.incident.IncidentState;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Element;
import dev.hindsight.bot.slack.block.Element.Button;
import dev.hindsight.bot.slack.block.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** At most two buttons; the rest is behind the dots. */
final class CardButtons {

  private CardButtons() {}

  static Block of(IncidentView view) {
    List<Element> elements = new ArrayList<>();
    if (view.state() == IncidentState.OPEN) {
      elements.add(
          Button.of(
              ActionIds.ACKNOWLEDGE,
              "Acknowledge",
              view.id().toString(),
              "Acknowledge %s, %s".formatted(view.id(), view.service())));
    }
    Optional<Button> forPlan = view.plan().flatMap(plan -> forPlan(view, plan));
    elements.add(forPlan.orElseGet(() -> explain(view)));
    elements.add(new Element.Overflow(ActionIds.OVERFLOW, more(view, forPlan.isPresent())));
    // a new block id with each version, so that Slack forgets what was chosen before
    return new Block.Actions("card-%s-%d".formatted(view.id(), view.version()), elements);
  }

  private static Optional<Button> forPlan(IncidentView view, PlanStatus plan) {
    if (plan.state() == PlanState.PROPOSED || plan.state() == PlanState.EXPIRED) {
      return Optional.of(
          button(view, plan, ActionIds.ASK, "Ask for approval", "Ask for approval of").primary());
    }
    return Approvals.waiting(plan)
        ? Optional.of(button(view, plan, ActionIds.REVIEW, "Review plan", "Review plan").primary())
        : Optional.empty();
  }

  static Button button(
      IncidentView view, PlanStatus plan, String action, String label, String spoken) {
    return Button.of(
        action,
        label,
        PlanRef.of(plan, view.id()).toString(),
        "%s %s, %s".formatted(spoken, plan.id(), Words.brief(plan.title(), 40)));
  }

  private static Button explain(IncidentView view) {
    return Button.of(
        ActionIds.EXPLAIN,
        "Explain",
        view.id().toString(),
        "Explain %s, %s".formatted(view.id(), view.service()));
  }

  private static List<Option> more(IncidentView view, boolean planFirst) {
    List<Option> options = new ArrayList<>();
    String label = planFirst ? "Explain" : "Show evidence";
    options.add(new Option(label, ActionIds.EXPLAIN + "|" + view.id()));
    if (view.plan().isPresent()) {
      options.add(new Option("Show the whole plan", ActionIds.REVIEW + "|" + view.id()));
    }
    if (view.plan().filter(Approvals::revocable).isPresent()) {
      options.add(new Option("Take my approval back", ActionIds.REVOKE + "|" + view.id()));
    }
    if (view.plan().filter(Approvals::active).isPresent()) {
      options.add(new Option("Stop all runs now", ActionIds.STOP + "|" + view.id()));
    }
    return options;
  }
}
