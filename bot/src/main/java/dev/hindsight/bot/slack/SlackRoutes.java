package dev.hindsight.bot.slack;

import com.slack.api.bolt.App;
import dev.hindsight.bot.slack.command.OpsAnswers;
import dev.hindsight.bot.slack.view.ActionIds;
import java.util.Optional;

/** Every route from Slack, on one page. */
final class SlackRoutes {

  private final Handlers handlers;
  private final Clicks clicks;
  private final Decisions decisions;
  private final OpsAnswers ops;

  SlackRoutes(Handlers handlers, Clicks clicks, Decisions decisions, OpsAnswers ops) {
    this.handlers = handlers;
    this.clicks = clicks;
    this.decisions = decisions;
    this.ops = ops;
  }

  void register(App app) {
    app.command(SlackManifest.COMMAND, handlers.command(ops::answer));
    app.blockAction(ActionIds.ACKNOWLEDGE, handlers.click(clicks::acknowledge));
    app.blockAction(ActionIds.ASK, handlers.click(clicks::askForApproval));
    app.blockAction(ActionIds.REVIEW, handlers.click(clicks::review));
    app.blockAction(ActionIds.EXPLAIN, handlers.click(clicks::explain));
    app.blockAction(ActionIds.OVERFLOW, handlers.click(clicks::overflow));
    app.blockAction(
        ActionIds.RUN_COMMAND,
        handlers.click(c -> Optional.of(ops.answer(c.value(), c.person()).text())));
    app.viewSubmission(ActionIds.PLAN_REVIEW, handlers.submission(decisions::decide));
    app.config().setUnmatchedRequestHandler(handlers::unmatched);
  }
}
