package dev.hindsight.bot.slack;

import com.slack.api.bolt.handler.BoltEventHandler;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import dev.hindsight.actions.Outsiders;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.slack.outbox.Heard;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

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
      AppMentionEvent said = payload.getEvent();
      String root = root(said.getThreadTs(), said.getTs());
      Heard heard =
          new Heard(
              payload.getEventId(),
              said.getChannel(),
              root.isEmpty() ? said.getTs() : root,
              root,
              Objects.toString(said.getUser(), ""),
              words(said.getText(), context.getBotUserId()));
      return said.getBotId() == null && isOurs(said.getTeam(), heard) ? keep(heard) : Response.ok();
    };
  }

  /** A private message needs no mention. */
  BoltEventHandler<MessageEvent> message() {
    return (payload, context) -> {
      MessageEvent said = payload.getEvent();
      boolean direct = "im".equals(said.getChannelType()) && said.getBotId() == null;
      String root = root(said.getThreadTs(), said.getTs());
      Heard heard =
          new Heard(
              payload.getEventId(),
              said.getChannel(),
              // what is said at the top begins a thread of its own
              root.isEmpty() ? said.getTs() : root,
              root,
              Objects.toString(said.getUser(), ""),
              words(said.getText(), context.getBotUserId()));
      return direct && isOurs(said.getTeam(), heard) ? keep(heard) : Response.ok();
    };
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

  private static String root(String thread, String own) {
    return thread == null || thread.equals(own) ? "" : thread;
  }

  private String words(String text, String bot) {
    String words = MessageText.typed(withoutBot(Objects.toString(text, ""), bot)).strip();
    String clean = redactor.apply(words.replaceFirst("^/ops\\b\\s*", ""));
    return clean.substring(0, Math.min(LONGEST, clean.length()));
  }

  private static String withoutBot(String text, String bot) {
    return text.replaceAll("<@" + Objects.toString(bot, "U0") + "(?:\\|[^>]*)?>:?", " ");
  }
}
