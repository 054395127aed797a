package dev.hindsight.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.handler.builtin.BlockActionHandler;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.command.OpsAnswers;
import dev.hindsight.bot.slack.view.ActionIds;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Every route from Slack, on one page; the same by socket and by HTTP. */
record SlackRoutes(
    Handlers handlers,
    Clicks clicks,
    Decisions decisions,
    Judgements judgements,
    OpsAnswers ops,
    Shortcuts shortcuts,
    Mentions mentions,
    Homes homes,
    Whisper whisper) {

  void register(App app) {
    app.command(SlackManifest.COMMAND, handlers.command(ops::answer));
    app.messageShortcut(SlackManifest.EXPLAIN, shortcuts.explain());
    app.event(AppMentionEvent.class, mentions.mention());
    app.event(MessageEvent.class, mentions.message());
    app.event(AppHomeOpenedEvent.class, homes.opened(whisper));
    app.blockAction(ActionIds.ACKNOWLEDGE, press(clicks::acknowledge));
    app.blockAction(ActionIds.ASK, press(clicks::askForApproval));
    app.blockAction(ActionIds.APPROVE, press(clicks::approve));
    app.blockAction(ActionIds.REVIEW, press(clicks::review));
    app.blockAction(ActionIds.EXPLAIN, press(clicks::explain));
    app.blockAction(ActionIds.OVERFLOW, press(clicks::overflow));
    app.blockAction(
        ActionIds.RUN_COMMAND,
        handlers.click(shown(c -> Optional.of(ops.answer(c.value(), c.person())))));
    app.viewSubmission(
        ActionIds.PLAN_REVIEW,
        handlers.submission(
            ActionIds.DECISION,
            payload -> Optional.empty(),
            payload -> {
              var answer = decisions.decide(payload);
              refresh(new PersonId(payload.getUser().getId()));
              return answer;
            }));
    app.blockAction(ActionIds.CAUSE_RIGHT, press(judgements::right));
    app.blockAction(ActionIds.CAUSE_OTHER, press(judgements::form));
    app.blockAction(ActionIds.CAUSE_UNDO, press(judgements::undo));
    app.viewSubmission(
        ActionIds.CAUSE_FORM,
        handlers.submission(ActionIds.CAUSE_CHOICE, judgements::missing, judgements::keep));
    app.config().setUnmatchedRequestHandler(handlers::unmatched);
  }

  private BlockActionHandler press(Function<Click, Optional<String>> work) {
    return handlers.click(
        shown(click -> work.apply(click).map(text -> new Message(text, List.of()))));
  }

  private Function<Click, Optional<Message>> shown(Function<Click, Optional<Message>> work) {
    return click -> {
      Optional<Message> answer = work.apply(click);
      refresh(click.person());
      return answer;
    };
  }

  private void refresh(PersonId person) {
    whisper.later(() -> homes.refresh(person));
  }
}
