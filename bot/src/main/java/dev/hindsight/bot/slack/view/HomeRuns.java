package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Stop;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Confirm;
import dev.hindsight.bot.slack.block.Element;
import dev.hindsight.bot.slack.block.Element.Button;
import dev.hindsight.bot.slack.block.Text;
import java.util.List;
import java.util.Optional;

/**
 * What stops runs and lets them go on; who may, and whether there is one, is looked at afterwards.
 */
final class HomeRuns {

  private HomeRuns() {}

  static List<Block> stopped(Stop stop) {
    return List.of(
        Block.section(Text.mrkdwn("*All runs are stopped*: " + Text.escape(stop.sentence()))),
        row(
            "home-resume",
            "Resume all",
            "resume text=\"all\" was=\"%s\"".formatted(stop.at()),
            Element.Style.DEFAULT,
            "Resume all runs, approvers only",
            new Confirm(
                "Resume all runs?",
                "Approved plans start again at once.",
                "Resume",
                "Leave it stopped")),
        new Block.Divider());
  }

  static Block stop(PlanStatus plan) {
    return row(
        "home-stop-" + plan.id(),
        "Stop",
        "stop run " + plan.id(),
        Element.Style.DANGER,
        "Stop %s now".formatted(plan.id()),
        new Confirm(
            "Stop %s?".formatted(plan.id()),
            "%s ends before its next step. What took effect is told on the card."
                .formatted(Words.brief(plan.title(), 120)),
            "Stop",
            "Keep running"));
  }

  static Optional<Block> stopAll(int plans) {
    return plans == 0
        ? Optional.empty()
        : Optional.of(
            row(
                "home-stop",
                "Stop all runs",
                "stop all",
                Element.Style.DANGER,
                "Stop all runs now",
                new Confirm(
                    "Stop all runs?",
                    "%d running %s will not take another step, and none starts until an approver resumes."
                        .formatted(plans, plans == 1 ? "plan" : "plans"),
                    "Stop all",
                    "Keep running")));
  }

  private static Block row(
      String id,
      String label,
      String command,
      Element.Style style,
      String spoken,
      Confirm question) {
    return new Block.Actions(
        id,
        List.of(
            new Button(
                ActionIds.DO_COMMAND,
                label,
                command,
                style,
                spoken,
                Optional.of(question),
                Optional.empty())));
  }
}
