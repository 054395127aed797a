package dev.hindsight.bot.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.handler.BoltEventHandler;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import dev.hindsight.actions.Outsiders;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.slack.command.Word;
import dev.hindsight.bot.slack.outbox.Heard;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Words said to the bot, in a channel or in private: kept, acknowledged, answered afterwards. */
final class Mentions {

  private static final int LONGEST = 40_000;

  private final Consumer<Heard> inbox;
  private final UnaryOperator<String> redactor;
  private final Predicate<String> ours;
  private final Outsiders outsiders;

  /**
   * @param inbox keeps words durably, and once however often they come
   * @param ours whether a team id is our workspace's
   */
  Mentions(
      Consumer<Heard> inbox,
      UnaryOperator<String> redactor,
      Predicate<String> ours,
      Outsiders outsiders) {
    this.outsiders = outsiders;
    this.inbox = inbox;
    this.redactor = redactor;
    this.ours = ours;
  }

  BoltEventHandler<AppMentionEvent> mention() {
    return (payload, context) -> {
      AppMentionEvent it = payload.getEvent();
      Said said = new Said(it.getChannel(), it.getTs(), it.getThreadTs(), it.getUser());
      Heard heard = said.heard(payload, words(it.getText(), context));
      return it.getBotId() == null ? taken(heard, it.getTeam()) : Response.ok();
    };
  }

  /** A private message needs no mention. */
  BoltEventHandler<MessageEvent> message() {
    return (payload, context) -> {
      MessageEvent it = payload.getEvent();
      Said said = new Said(it.getChannel(), it.getTs(), it.getThreadTs(), it.getUser());
      Heard heard = said.heard(payload, words(it.getText(), context));
      boolean direct = "im".equals(it.getChannelType()) && it.getBotId() == null;
      return direct ? taken(heard, it.getTeam()) : Response.ok();
    };
  }

  /** The same with a file, which is not read: of no words it is said what can be explained. */
  BoltEventHandler<FileSaid> withFile() {
    return (payload, context) -> {
      FileSaid it = payload.getEvent();
      Said said = new Said(it.getChannel(), it.getTs(), it.getThreadTs(), it.getUser());
      String words = words(it.getText(), context);
      Heard heard = said.heard(payload, words.isEmpty() ? Word.EXPLAIN.word() : words);
      return isDirect(it.getChannelType(), heard, context)
          ? taken(heard, it.team(payload.getTeamId()))
          : Response.ok();
    };
  }

  /** The same in a thread, and shown beside it too. */
  BoltEventHandler<BroadcastSaid> besideItsThread() {
    return (payload, context) -> {
      BroadcastSaid it = payload.getEvent();
      Said said = new Said(it.getChannel(), it.getTs(), it.getThreadTs(), it.getUser());
      Heard heard = said.heard(payload, words(it.getText(), context));
      return isDirect(it.getChannelType(), heard, context)
          ? taken(heard, it.team(payload.getTeamId()))
          : Response.ok();
    };
  }

  private static boolean isDirect(String type, Heard heard, EventContext context) {
    return "im".equals(type) && !heard.person().equals(context.getBotUserId());
  }

  /** Where something was said, and by whom. */
  private record Said(String channel, String ts, @Nullable String thread, @Nullable String person) {

    Heard heard(EventsApiPayload<?> payload, String words) {
      String root = thread == null || thread.equals(ts) ? "" : thread;
      return new Heard(
          payload.getEventId(),
          channel,
          // what is said at the top begins a thread of its own
          root.isEmpty() ? ts : root,
          root,
          Objects.toString(person, ""),
          words);
    }
  }

  private Response taken(Heard heard, String team) {
    return isOurs(team, heard) ? keep(heard) : Response.ok();
  }

  /** What cannot be kept throws and so is not acknowledged: then Slack sends it again. */
  private Response keep(Heard heard) {
    inbox.accept(heard);
    return Response.ok();
  }

  private boolean isOurs(String team, Heard heard) {
    boolean is = ours.test(Objects.toString(team, ""));
    if (!is) {
      outsiders.turnedAway(
          new PersonId(heard.person()), "an account of another workspace, %s".formatted(team));
    }
    return is;
  }

  private String words(@Nullable String text, EventContext context) {
    String said = withoutBot(Objects.toString(text, ""), context.getBotUserId());
    String words = MessageText.typed(said).strip();
    String clean = redactor.apply(words.replaceFirst("^/ops\\b\\s*", ""));
    return clean.substring(0, Math.min(LONGEST, clean.length()));
  }

  private static String withoutBot(String text, String bot) {
    return text.replaceAll("<@" + Objects.toString(bot, "U0") + "(?:\\|[^>]*)?>:?", " ");
  }
}
