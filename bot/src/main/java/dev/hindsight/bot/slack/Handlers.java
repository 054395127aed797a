package dev.hindsight.bot.slack;

import com.google.gson.JsonParser;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.handler.builtin.BlockActionHandler;
import com.slack.api.bolt.handler.builtin.GlobalShortcutHandler;
import com.slack.api.bolt.handler.builtin.MessageShortcutHandler;
import com.slack.api.bolt.handler.builtin.SlashCommandHandler;
import com.slack.api.bolt.handler.builtin.ViewSubmissionHandler;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.SocketModeApp.ErrorContext;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.slack.Route.Work;
import dev.hindsight.bot.slack.block.BlockJson;
import dev.hindsight.bot.slack.block.Outgoing;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Modal;
import dev.hindsight.bot.slack.view.ActionIds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

  BlockActionHandler press(Route.Press route, Desks desks) {
    return (request, context) -> {
      Click click = Click.of(request.getPayload());
      Optional<Message> answer = answer(click, route.work(), desks);
      answer.ifPresent(message -> whisper.say(click.ear(), () -> message));
      return context.ack();
    };
  }

  /** The answer is in the acknowledgement; one that takes too long for it comes afterwards. */
  SlashCommandHandler command(Route.Command route, Desks desks) {
    return (request, context) -> {
      SlashCommand typed = SlashCommand.of(request.getPayload());
      CompletableFuture<Optional<Message>> answer = new CompletableFuture<>();
      whisper.later(() -> answer.complete(answer(typed, route.work(), desks)));
      try {
        return answer
            .get(IN_TIME.toMillis(), TimeUnit.MILLISECONDS)
            .map(message -> ephemeral(context, message))
            .orElseGet(context::ack);
      } catch (TimeoutException e) {
        var _ =
            answer.thenAccept(
                late -> late.ifPresent(message -> whisper.say(typed.ear(), () -> message)));
        return context.ack("Working on it, the answer comes here in a moment.");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return context.ack(Failure.said(e));
      } catch (ExecutionException e) {
        return context.ack(Failure.said(e));
      }
    };
  }

  MessageShortcutHandler onMessage(Route.OnMessage route, Desks desks) {
    return (request, context) -> {
      MessageShortcut chosen = MessageShortcut.of(request.getPayload());
      afterwards(chosen, route.work(), desks);
      return context.ack();
    };
  }

  GlobalShortcutHandler anywhere(Route.Anywhere route, Desks desks) {
    return (request, context) -> {
      GlobalShortcut chosen = GlobalShortcut.of(request.getPayload());
      afterwards(chosen, route.work(), desks);
      return context.ack();
    };
  }

  private <I extends Interaction> void afterwards(I done, Work<I> work, Desks desks) {
    whisper.later(
        () ->
            answer(done, work, desks).ifPresent(message -> whisper.say(done.ear(), () -> message)));
  }

  private <I extends Interaction> Optional<Message> answer(I done, Work<I> work, Desks desks) {
    try {
      if (!ours.test(done.team())) {
        return Optional.of(words(OUTSIDE));
      }
      Optional<Message> answer = work.apply(desks, done);
      whisper.later(() -> desks.homes().refresh(done.person()));
      return answer;
    } catch (RuntimeException | Error e) {
      return Optional.of(words(Failure.said(e)));
    }
  }

  private static Message words(String text) {
    return new Message(text, List.of());
  }

  ViewSubmissionHandler form(Route.Form route, Desks desks) {
    return (request, context) -> {
      try {
        return form(route, desks, Submission.of(request.getPayload()), context);
      } catch (RuntimeException | Error e) {
        return context.ackWithErrors(Map.of(route.field(), Failure.said(e)));
      }
    };
  }

  private Response form(
      Route.Form route, Desks desks, Submission sent, ViewSubmissionContext context) {
    if (!ours.test(sent.team())) {
      return context.ackWithErrors(Map.of(route.field(), OUTSIDE));
    }
    return switch (route.check().apply(desks, sent)) {
      case Check.Errors(Map<String, String> byBlock) -> context.ackWithErrors(byBlock);
      case Check.Update(Modal modal) -> context.ackWithUpdate(BlockJson.of(Outgoing.of(modal)));
      case Check.Complete _ -> {
        route
            .work()
            .apply(desks, sent)
            .ifPresent(message -> whisper.say(sent.ear(), () -> message));
        whisper.later(() -> desks.homes().refresh(sent.person()));
        yield context.ack();
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
    Optional<String> form =
        request instanceof ViewSubmissionRequest sent
            ? Optional.ofNullable(sent.getPayload().getView().getCallbackId())
            : Optional.empty();
    return Routes.of(Route.Form.class).stream()
        .filter(route -> form.equals(Optional.of(route.name())))
        .map(Route.Form::field)
        .findFirst()
        .orElse(ActionIds.DECISION);
  }

  private static Response ephemeral(SlashCommandContext context, Message message) {
    String answer = Whisper.ephemeral(Outgoing.of(message)).toString();
    return context.ack(JsonParser.parseString(answer));
  }
}
