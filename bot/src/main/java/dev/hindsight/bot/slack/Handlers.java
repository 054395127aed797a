package dev.hindsight.bot.slack;

import com.google.gson.JsonParser;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.handler.builtin.BlockActionHandler;
import com.slack.api.bolt.handler.builtin.SlashCommandHandler;
import com.slack.api.bolt.handler.builtin.ViewSubmissionHandler;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.SocketModeApp.ErrorContext;
import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.slack.block.BlockJson;
import dev.hindsight.bot.slack.block.Limits;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.view.ActionIds;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is the same for every route: who it is, always an answer, and never a false yes. */
final class Handlers {

  private static final Logger LOG = LoggerFactory.getLogger(Handlers.class);
  private static final String OUTSIDE = "Only members of this workspace can do that.";
  private static final String OLD =
      "This is from an older version; nothing was done. The card shows what is now.";

  private final Whisper whisper;
  private final Predicate<String> ours;

  /**
   * @param ours whether a team id is our workspace's
   */
  Handlers(Whisper whisper, Predicate<String> ours) {
    this.whisper = whisper;
    this.ours = ours;
  }

  BlockActionHandler click(Function<Click, Optional<String>> work) {
    return (request, context) -> {
      Click click = Click.of(request.getPayload());
      Optional<String> answer;
      try {
        answer = ours.test(click.team()) ? work.apply(click) : Optional.of(OUTSIDE);
      } catch (RuntimeException | Error e) {
        answer = Optional.of(notRecorded(e));
      }
      answer.ifPresent(text -> whisper.say(click.person(), click.responseUrl(), text));
      return context.ack();
    };
  }

  SlashCommandHandler command(BiFunction<String, PersonId, Message> work) {
    return (request, context) -> {
      var payload = request.getPayload();
      try {
        PersonId person = new PersonId(payload.getUserId());
        String typed = Optional.ofNullable(payload.getText()).orElse("");
        return ours.test(Optional.ofNullable(payload.getTeamId()).orElse(""))
            ? ephemeral(context, work.apply(typed, person))
            : context.ack(OUTSIDE);
      } catch (RuntimeException | Error e) {
        return context.ack(notRecorded(e));
      }
    };
  }

  ViewSubmissionHandler submission(Function<ViewSubmissionPayload, Answer> work) {
    return (request, context) -> {
      ViewSubmissionPayload payload = request.getPayload();
      String team = Optional.ofNullable(payload.getUser().getTeamId()).orElse("");
      try {
        if (!ours.test(team)) {
          return context.ackWithErrors(Map.of(ActionIds.DECISION, OUTSIDE));
        }
        PersonId person = new PersonId(payload.getUser().getId());
        whisper.say(person, Optional.empty(), Text.escape(work.apply(payload).text()));
        return context.ack();
      } catch (RuntimeException | Error e) {
        return context.ackWithErrors(Map.of(ActionIds.DECISION, notRecorded(e)));
      }
    };
  }

  /** A button nobody knows any more. */
  Response unmatched(Request<?> request) {
    LOG.warn("Slack sent a {} that no route takes", request.getRequestType());
    return refuse(request, OLD);
  }

  /** What failed before a route was reached, for example Slack's own check of the token. */
  Response failed(ErrorContext failure) {
    return refuse(failure.getRequest(), notRecorded(failure.getException()));
  }

  private Response refuse(Request<?> request, String text) {
    if (request.getRequestType() == RequestType.ViewSubmission) {
      return Response.json(
          200,
          JsonParser.parseString(
              JsonMapper.shared()
                  .writeValueAsString(
                      Map.of(
                          "response_action",
                          "errors",
                          "errors",
                          Map.of(ActionIds.DECISION, text)))));
    }
    Optional.ofNullable(request.getContext().getRequestUserId())
        .ifPresent(
            person ->
                whisper.say(
                    new PersonId(person), Optional.ofNullable(request.getResponseUrl()), text));
    return Response.ok();
  }

  private static Response ephemeral(SlashCommandContext context, Message message) {
    Message fitted = Limits.fit(message);
    ObjectNode answer =
        JsonMapper.shared()
            .createObjectNode()
            .put("response_type", "ephemeral")
            .put("text", fitted.text());
    if (!fitted.blocks().isEmpty()) {
      answer.set("blocks", JsonMapper.shared().readTree(BlockJson.of(fitted.blocks())));
    }
    return context.ack(JsonParser.parseString(answer.toString()));
  }

  private static String notRecorded(Throwable e) {
    String ref =
        HexFormat.of().withUpperCase().toHexDigits((short) ThreadLocalRandom.current().nextInt());
    LOG.error("A request from Slack failed, ref {}", ref, e);
    return "Not recorded, nothing was started. Please try again (ref %s).".formatted(ref);
  }
}
