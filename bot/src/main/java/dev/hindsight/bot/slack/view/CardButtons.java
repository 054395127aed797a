package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.incident.IncidentState;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Element;
import dev.hindsight.bot.slack.block.Element.Button;
import dev.hindsight.bot.slack.block.Option;
import java.util.ArrayList;
import java.util.List;

/** At most two buttons; the rest is behind the dots. */
final class CardButtons {

  private static final String TAKE = "Acknowledge";

  private CardButtons() {}

  static Block of(IncidentView view) {
    return of(view, view.plan().map(plan -> PlanButtons.of(view, plan)).orElse(List.of()));
  }

  static Block of(IncidentView view, List<Element> forPlan) {
    boolean takes = view.state() == IncidentState.OPEN && forPlan.size() < 2;
    List<Element> elements = new ArrayList<>();
    if (takes) {
      elements.add(
          Button.of(
              ActionIds.ACKNOWLEDGE,
              TAKE,
              view.id().toString(),
              "Acknowledge %s, %s".formatted(view.id(), view.service())));
    }
    elements.addAll(forPlan.isEmpty() ? List.of(explain(view)) : forPlan);
    elements.add(new Element.Overflow(ActionIds.OVERFLOW, more(view, forPlan, takes)));
    // a new block id with each version, so that Slack forgets what was chosen before
    return new Block.Actions("card-%s-%d".formatted(view.id(), view.version()), elements);
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

  private static List<Option> more(IncidentView view, List<Element> forPlan, boolean takes) {
    List<Option> options = new ArrayList<>();
    if (view.state() == IncidentState.OPEN && !takes) {
      options.add(new Option(TAKE, ActionIds.ACKNOWLEDGE + "|" + view.id()));
    }
    String label = forPlan.isEmpty() ? "Show evidence" : "Explain";
    options.add(new Option(label, ActionIds.EXPLAIN + "|" + view.id()));
    boolean shown = forPlan.stream().anyMatch(b -> b.actionId().equals(ActionIds.REVIEW));
    if (view.plan().isPresent() && !shown) {
      options.add(new Option("Show the whole plan", ActionIds.REVIEW + "|" + view.id()));
    }
    options.add(new Option("Assign, snooze, note …", ActionIds.HANDLE + "|" + view.id()));
    view.plan()
        .filter(Approvals::changeable)
        .map(plan -> new Option(PlanButtons.CHANGE, ActionIds.EDIT + "|" + plan.id()))
        .ifPresent(options::add);
    if (view.plan().filter(Approvals::revocable).isPresent()) {
      options.add(new Option("Take my approval back", ActionIds.REVOKE + "|" + view.id()));
    }
    if (view.plan().filter(Approvals::active).isPresent()) {
      options.add(new Option("Stop all runs now", ActionIds.STOP + "|" + view.id()));
    }
    return options;
  }
}
