package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Risk;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.block.Confirm;
import dev.hindsight.bot.slack.block.Element;
import dev.hindsight.bot.slack.block.Element.Button;
import dev.hindsight.bot.slack.block.Limits;
import dev.hindsight.bot.slack.block.Text;
import java.util.List;

/** The buttons of a plan: what can be pressed in its state, and nothing else. */
public final class PlanButtons {

  static final String CHANGE = "Change the plan…";

  private PlanButtons() {}

  /** Empty where nothing is to be decided. */
  static List<Element> of(IncidentView view, PlanStatus plan) {
    if (plan.state() == PlanState.PROPOSED || plan.state() == PlanState.EXPIRED) {
      return List.of(
          CardButtons.button(view, plan, ActionIds.ASK, "Ask for approval", "Ask for approval of")
              .primary());
    }
    return Approvals.waiting(plan) ? deciding(view, plan) : List.of();
  }

  /** The same where others read too: nothing is said of the plan but its number. */
  static List<Element> untold(IncidentView view, PlanStatus plan) {
    boolean waits = Approvals.waiting(plan);
    String label = waits ? "Review plan" : "Ask for approval";
    return of(view, plan).isEmpty()
        ? List.of()
        : List.of(
            Button.of(
                    waits ? ActionIds.REVIEW : ActionIds.ASK,
                    label,
                    PlanRef.of(plan, view.id()).toString(),
                    "%s, %s".formatted(label, plan.id()))
                .primary());
  }

  /** Opens what of it may be otherwise. */
  static Button change(PlanStatus plan) {
    return Button.of(
        ActionIds.EDIT, CHANGE, plan.id().toString(), "%s %s".formatted(CHANGE, plan.id()));
  }

  /** For approvers: at low risk a yes needs no window, only Slack's question. */
  static List<Element> deciding(IncidentView view, PlanStatus plan) {
    Button review = CardButtons.button(view, plan, ActionIds.REVIEW, "Review plan", "Review plan");
    return approvedAtOnce(plan)
        ? List.of(
            CardButtons.button(view, plan, ActionIds.APPROVE, "Approve", "Approve")
                .primary()
                .asking(question(view, plan)),
            review)
        : List.of(review.primary());
  }

  /**
   * Whether a button may say yes: what it says yes to must be in its question whole. Asked again of
   * the plan as it is when it is pressed.
   */
  public static boolean approvedAtOnce(PlanStatus plan) {
    return plan.risk() == Risk.LOW
        && plan.approvalsNeeded() < 2
        && effect(plan).length() <= Limits.CONFIRM;
  }

  private static Confirm question(IncidentView view, PlanStatus plan) {
    String named = effect(Words.exactly(view, plan), plan);
    // the identity decides: a name only where both fit
    String text = named.length() <= Limits.CONFIRM ? named : effect(plan);
    return new Confirm("Run %s now?".formatted(plan.id()), text, "Approve", "Cancel");
  }

  /** All that it changes, and where, as it is shown. */
  private static String effect(PlanStatus plan) {
    return effect(Words.where(plan), plan);
  }

  private static String effect(String where, PlanStatus plan) {
    List<String> steps = plan.steps().stream().map(PlanSection::whole).toList();
    return Text.inert("%s. %s".formatted(where, Words.sentences(steps)));
  }
}
