package dev.hindsight.bot.slack;

import com.google.gson.JsonParser;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.handler.builtin.BlockActionHandler;
import com.slack.api.bolt.handler.builtin.SlashCommandHandler;
import com.slack.api.bolt.handler.builtin.ViewSubmissionHandler;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.SocketModeApp.ErrorContext;
import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Outgoing;
import dev.hindsight.bot.slack.view.ActionIds;
import dev.hindsight.bot.slack.view.Words;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** What is the same for every route: who it is, always an answer, and never a false yes. */
final class Handlers {

  private static final Logger LOG = LoggerFactory.getLogger(Handlers.class);
  private static final String OUTSIDE = "Only members of this workspace can do that.";
  private static final String OLD =
      "This is from an older version; nothing was done. The card shows what is now.";

  /** Slack waits three seconds. */
  private static final Duration IN_TIME = Duration.ofSeconds(2);

  private final Whisper whisper;
  private final Predicate<String> ours;

  /**
   * @param ours whether a team id is our workspace's
   */
  Handlers(Whisper whisper, Predicate<String> ours) {
    this.whisper = whisper;
    this.ours = ours;
  }

  BlockActionHandler click(Function<Click, Optional<Message>> work) {
    return (request, context) -> {
      Click click = Click.of(request.getPayload());
      Optional<Message> answer;
      try {
        answer = ours.test(click.team()) ? work.apply(click) : Optional.of(words(OUTSIDE));
      } catch (RuntimeException | Error e) {
        answer = Optional.of(words(Failure.said(e)));
      }
      answer.ifPresent(message -> whisper.say(ear(click), () -> message));
      return context.ack();
    };
  }

  /** The answer is in the acknowledgement; one that takes too long for it comes afterwards. */
  SlashCommandHandler command(BiFunction<String, PersonId, Message> work) {
    return (request, context) -> {
      SlashCommandPayload payload = request.getPayload();
      CompletableFuture<Message> answer = new CompletableFuture<>();
      whisper.later(() -> answer.complete(answered(payload, work)));
      try {
        return ephemeral(context, answer.get(IN_TIME.toMillis(), TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        whisper.say(ear(payload), answer::join);
        return context.ack("Working on it, the answer comes here in a moment.");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return context.ack(Failure.said(e));
      } catch (ExecutionException e) {
        return context.ack(Failure.said(e));
      }
    };
  }

  private Message answered(
      SlashCommandPayload payload, BiFunction<String, PersonId, Message> work) {
    try {
      if (!ours.test(Optional.ofNullable(payload.getTeamId()).orElse(""))) {
        return new Message(OUTSIDE, List.of());
      }
      String typed = Optional.ofNullable(payload.getText()).orElse("");
      return work.apply(MessageText.plain(typed), new PersonId(payload.getUserId()));
    } catch (RuntimeException | Error e) {
      return new Message(Failure.said(e), List.of());
    }
  }

  private static Message words(String text) {
    return new Message(text, List.of());
  }

  private static Whisper.Ear ear(Click click) {
    return new Whisper.Ear(click.person(), click.responseUrl(), Optional.empty(), Optional.empty());
  }

  private static Whisper.Ear ear(SlashCommandPayload payload) {
    return new Whisper.Ear(
        new PersonId(payload.getUserId()),
        Optional.ofNullable(payload.getResponseUrl()),
        Optional.ofNullable(payload.getChannelId()),
        Optional.empty());
  }

  /**
   * @param field the block that shows what went wrong
   * @param missing what is to be filled in, if anything is
   */
  ViewSubmissionHandler submission(
      String field,
      Function<ViewSubmissionPayload, Optional<String>> missing,
      Function<ViewSubmissionPayload, Answer> work) {
    return (request, context) -> {
      ViewSubmissionPayload payload = request.getPayload();
      String team = Optional.ofNullable(payload.getUser().getTeamId()).orElse("");
      try {
        if (!ours.test(team)) {
          return context.ackWithErrors(Map.of(field, OUTSIDE));
        }
        Optional<String> asked = missing.apply(payload);
        if (asked.isPresent()) {
          return context.ackWithErrors(Map.of(field, asked.get()));
        }
        PersonId person = new PersonId(payload.getUser().getId());
        whisper.say(person, Optional.empty(), Words.answer(work.apply(payload).text()));
        return context.ack();
      } catch (RuntimeException | Error e) {
        return context.ackWithErrors(Map.of(field, Failure.said(e)));
      }
    };
  }

  /** A button nobody knows any more; an event nobody asked for is none of anybody's business. */
  Response unmatched(Request<?> request) {
    if (request.getRequestType() == RequestType.Event) {
      return Response.ok();
    }
    LOG.warn("Slack sent a {} that no route takes", request.getRequestType());
    return refuse(request, OLD);
  }

  /** What failed before a route was reached, for example Slack's own check of the token. */
  Response failed(ErrorContext failure) {
    return failed(failure.getRequest(), failure.getException());
  }

  /** An event is not acknowledged, so that it comes again; a person is told. */
  Response failed(Request<?> request, Exception e) {
    String said = Failure.said(e);
    return request.getRequestType() == RequestType.Event
        ? Response.error(500)
        : refuse(request, said);
  }

  private Response refuse(Request<?> request, String text) {
    if (request.getRequestType() == RequestType.ViewSubmission) {
      return Response.json(
          200,
          JsonParser.parseString(
              JsonMapper.shared()
                  .writeValueAsString(
                      Map.of(
                          "response_action", "errors", "errors", Map.of(field(request), text)))));
    }
    Optional.ofNullable(request.getContext().getRequestUserId())
        .ifPresent(
            person ->
                whisper.say(
                    new PersonId(person), Optional.ofNullable(request.getResponseUrl()), text));
    return Response.ok();
  }

  /** The block that shows what went wrong: Slack takes no error on one that a form has not. */
  private static String field(Request<?> request) {
    return request instanceof ViewSubmissionRequest form
            && ActionIds.CAUSE_FORM.equals(form.getPayload().getView().getCallbackId())
        ? ActionIds.CAUSE_CHOICE
        : ActionIds.DECISION;
  }

  private static Response ephemeral(SlashCommandContext context, Message message) {
    String answer = Whisper.ephemeral(Outgoing.of(message.naming())).toString();
    return context.ack(JsonParser.parseString(answer));
  }
}
