package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Element.Button;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.view.ActionIds;
import dev.hindsight.bot.slack.view.OverviewText;
import dev.hindsight.bot.slack.view.PlanRef;
import java.util.List;

/** Opens the review of a plan, by a button: what opens a window is good for three seconds. */
final class ReviewVerb implements Verb {

  private final Finder finder;

  ReviewVerb(Finder finder) {
    this.finder = finder;
  }

  @Override
  public Reply answer(Call call) {
    return finder.plan(
        call,
        List.of(),
        (view, plan) -> {
          String line = OverviewText.plan(plan, view, finder::name);
          return new Reply.Say(
              new Message(
                  line,
                  List.of(
                      Block.section(Text.mrkdwn(line)),
                      new Block.Actions(
                          "review",
                          List.of(
                              Button.of(
                                      ActionIds.REVIEW,
                                      "Review " + plan.id(),
                                      PlanRef.of(plan, view.id()).toString(),
                                      "Review %s, %s".formatted(plan.id(), plan.title()))
                                  .primary())))));
        });
  }
}
