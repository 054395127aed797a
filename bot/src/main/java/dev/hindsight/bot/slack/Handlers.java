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
import com.slack.api.model.view.View;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.slack.Worker.Outcome;
import dev.hindsight.bot.slack.block.BlockJson;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Modal;
import dev.hindsight.bot.slack.block.Outgoing;
import dev.hindsight.bot.slack.view.ActionIds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** What is the same for every route: who it is, always an answer, and never a false yes. */
final class Handlers {

  private static final Logger LOG = LoggerFactory.getLogger(Handlers.class);

  /** Slack waits three seconds. */
  private static final Duration IN_TIME = Duration.ofSeconds(2);

  /** An answer that was ready just then would stand above the words that promise it. */
  private static final Executor ONCE_ACKNOWLEDGED =
      CompletableFuture.delayedExecutor(
          1, TimeUnit.SECONDS, task -> Thread.ofVirtual().start(task));

  private final Intake intake;
  private final Worker worker;
  private final Whisper whisper;
  private final UnaryOperator<String> redactor;

  /**
   * @param redactor takes secrets out of what was typed, before anybody works with it
   */
  Handlers(Intake intake, Worker worker, Whisper whisper, UnaryOperator<String> redactor) {
    this.intake = intake;
    this.worker = worker;
    this.whisper = whisper;
    this.redactor = redactor;
  }

  BlockActionHandler press() {
    return (request, context) -> {
      take(Click.of(request.getPayload()));
      return context.ack();
    };
  }

  MessageShortcutHandler onMessage() {
    return (request, context) -> {
      take(MessageShortcut.of(request.getPayload()));
      return context.ack();
    };
  }

  GlobalShortcutHandler anywhere() {
    return (request, context) -> {
      take(GlobalShortcut.of(request.getPayload()));
      return context.ack();
    };
  }

  private void take(Interaction raw) {
    Interaction sent = raw.redacted(redactor);
    switch (intake.take(sent)) {
      case Taking.Kept _ -> worker.begin(sent);
      case Taking.Again _ -> {}
      case Taking.Told(Message why) -> whisper.say(sent.ear(), () -> why);
    }
  }

  /** The answer is in the acknowledgement; one that takes too long for it comes afterwards. */
  SlashCommandHandler command() {
    return (request, context) -> {
      long since = System.nanoTime();
      SlashCommand typed = SlashCommand.of(request.getPayload()).redacted(redactor);
      return switch (intake.take(typed)) {
        case Taking.Kept _ -> answered(typed, context, since);
        case Taking.Again _ -> context.ack();
        case Taking.Told(Message why) -> ephemeral(context, why);
      };
    };
  }

  private Response answered(SlashCommand typed, SlashCommandContext context, long since) {
    CompletableFuture<Outcome> answer = worker.answer(typed);
    try {
      long left = IN_TIME.toNanos() - (System.nanoTime() - since);
      Outcome outcome = answer.get(Math.max(left, 0), TimeUnit.NANOSECONDS);
      worker.told(typed, outcome);
      return outcome.answer().map(message -> ephemeral(context, message)).orElseGet(context::ack);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("{} takes longer than its acknowledgement", typed.key(), e);
    }
    var _ = answer.thenAcceptAsync(outcome -> worker.tell(typed, outcome), ONCE_ACKNOWLEDGED);
    return context.ack("Working on it, the answer comes here in a moment.");
  }

  /** What is wrong with a form is shown in it; what was typed stays there. */
  ViewSubmissionHandler form(Route.Form route, Desks desks) {
    return (request, context) -> {
      Submission typed = Submission.of(request.getPayload());
      Submission sent = typed.redacted(redactor);
      View view = request.getPayload().getView();
      return switch (route.look().at(desks, typed, sent)) {
        case Check.Errors(Map<String, String> byBlock) ->
            context.ackWithErrors(there(route, view, byBlock));
        case Check.Update(Modal modal) -> context.ackWithUpdate(updated(sent, modal));
        case Check.Complete _ -> complete(route, sent, view, context);
      };
    };
  }

  /** A window of an older version may lack a block that this one has. */
  private static Map<String, String> there(
      Route.Form route, View view, Map<String, String> byBlock) {
    return byBlock.entrySet().stream()
        .collect(
            Collectors.toMap(
                e -> route.field(view, e.getKey()), Map.Entry::getValue, (a, b) -> a + " " + b));
  }

  /** It was opened where the one before was. */
  private static String updated(Submission sent, Modal modal) {
    return BlockJson.of(
        Outgoing.of(new Carried(sent.channel(), sent.thread(), modal.metadata()).in(modal)));
  }

  private Response complete(
      Route.Form route, Submission sent, View view, ViewSubmissionContext context) {
    return switch (intake.take(sent)) {
      case Taking.Kept _ -> {
        worker.begin(sent);
        yield closed(view, context);
      }
      case Taking.Again _ -> closed(view, context);
      case Taking.Told(Message why) ->
          context.ackWithErrors(Map.of(route.field(view), MessageText.plain(why.text())));
    };
  }

  /** With a window goes what was below it: that is old now. */
  private static Response closed(View view, ViewSubmissionContext context) {
    boolean alone =
        Objects.equals(view.getId(), Objects.toString(view.getRootViewId(), view.getId()));
    return alone ? context.ack() : context.ack(r -> r.responseAction("clear"));
  }

  /** A button nobody knows any more; an event nobody asked for is none of anybody's business. */
  Response unmatched(Request<?> request) {
    if (request.getRequestType() == RequestType.Event) {
      return Response.ok();
    }
    LOG.warn("Slack sent a {} that no route takes", request.getRequestType());
    return refuse(request, RouteTable.OLD);
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
        .filter(person -> !person.isBlank())
        .ifPresent(
            person ->
                whisper.say(
                    new Ear(
                        new PersonId(person),
                        Optional.ofNullable(request.getResponseUrl()),
                        Optional.empty(),
                        Optional.empty()),
                    () -> new Message(text, List.of())));
    return Response.ok();
  }

  /** The block that shows what went wrong. */
  private static String field(Request<?> request) {
    if (!(request instanceof ViewSubmissionRequest sent)) {
      return ActionIds.DECISION;
    }
    View view = sent.getPayload().getView();
    return RouteTable.of(Route.Form.class).stream()
        .filter(route -> route.name().equals(view.getCallbackId()))
        .map(route -> route.field(view))
        .findFirst()
        .orElse(ActionIds.DECISION);
  }

  private static Response ephemeral(SlashCommandContext context, Message message) {
    String answer = PrivateAnswer.of(message).toString();
    return context.ack(JsonParser.parseString(answer));
  }
}
