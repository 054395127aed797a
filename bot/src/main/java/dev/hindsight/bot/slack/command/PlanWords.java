package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.incident.PlanWish;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.view.Words;

/** What a wish about a plan would do, before it does. */
final class PlanWords {

  private PlanWords() {}

  /** In markup. */
  static String would(PlanWish wish, PlanStatus plan) {
    String what =
        switch (wish) {
          case PlanWish.Cancel _ ->
              "It ends before its next step; what took effect stays, and you are told what that"
                  + " is.";
          case PlanWish.Undo() -> "What it left in effect is taken back: " + plan.undo();
          case PlanWish.Looked(boolean applied, _) ->
              asked(plan)
                  + (applied
                      ? "You looked, and the step took effect; the run goes on after it."
                      : "You looked, and the step did not take effect; the run goes on from it.");
          case PlanWish.Answered(boolean yes, _) ->
              asked(plan)
                  + (yes
                      ? "Your answer is yes; the run goes on."
                      : "Your answer is no; the run ends.");
        };
    return Text.escape("%s, %s. %s".formatted(plan.id(), plan.title(), what));
  }

  /** What a run waits with it said last: a word typed for an earlier question shows as that. */
  private static String asked(PlanStatus plan) {
    return plan.progress().isEmpty()
        ? ""
        : "It waits with: “%s” ".formatted(Words.brief(plan.progress().getLast(), 400));
  }

  static String label(PlanWish wish, PlanId plan) {
    return switch (wish) {
      case PlanWish.Cancel _ -> "Cancel " + plan;
      case PlanWish.Undo() -> "Undo " + plan;
      case PlanWish.Looked(boolean applied, _) -> applied ? "It took effect" : "It did not";
      case PlanWish.Answered(boolean yes, _) -> yes ? "Answer yes" : "Answer no";
    };
  }
}
