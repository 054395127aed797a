package dev.hindsight.local.slack.socket;

import dev.hindsight.local.slack.Person;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.Channel;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.Reactions;
import dev.hindsight.local.slack.store.Store;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people do with messages: write them, react to them, delete them. */
public final class MessageActs {
  private final Store store;
  private final Events events;
  private final Actors actors;

  public MessageActs(Store store, Events events) {
    this.store = store;
    this.events = events;
    this.actors = new Actors(store);
  }

  /**
   * Writes a message and returns its timestamp.
   *
   * @param channelId empty for the direct message with the bot
   * @param root the thread, empty for none
   */
  public String say(String user, String channelId, String root, String text) {
    Person person = actors.person(user);
    String where = channelId.isEmpty() ? person.directMessage() : channelId;
    Channel channel = actors.channel(where, person);
    if (channel.archived()) {
      throw new IllegalArgumentException("#" + channel.name() + " is archived");
    }
    ObjectNode message = Json.object("type", "message", "user", person.id());
    message.put("client_msg_id", UUID.randomUUID().toString());
    message.put("text", actors.typed().read(text, false)).put("team", person.team());
    if (!root.isEmpty()) {
      message.put("thread_ts", root);
    }
    ObjectNode posted = store.messages().add(channel.id(), message);
    tell(channel, posted);
    return Json.text(posted, "ts");
  }

  private void tell(Channel channel, ObjectNode posted) {
    ObjectNode event = about(channel, posted.deepCopy());
    boolean mention = Json.text(posted, "text").contains("<@" + Workspace.BOT_USER + ">");
    if (channel.hasBot()) {
      events.send(event.deepCopy());
    }
    if (mention && channel.hasBot() && !channel.direct()) {
      event.remove("channel_type");
      events.send(event.put("type", "app_mention"));
    }
  }

  private static ObjectNode about(Channel channel, ObjectNode event) {
    event.put("channel", channel.id()).put("event_ts", Json.text(event, "ts"));
    return event.put("channel_type", type(channel));
  }

  private static String type(Channel channel) {
    if (channel.direct()) {
      return "im";
    }
    return channel.closed() ? "group" : "channel";
  }

  /**
   * Reacts to a message, or takes the reaction back.
   *
   * @param on false to take it back
   */
  public void react(String user, String channelId, String ts, String name, boolean on) {
    Person person = actors.person(user);
    Channel channel = actors.channel(channelId, person);
    ObjectNode message = actors.message(channel, ts);
    boolean changed =
        on
            ? Reactions.add(message, name, person.id())
            : Reactions.remove(message, name, person.id());
    if (!changed) {
      throw new IllegalArgumentException(
          person.name() + (on ? " has reacted with " : " has not reacted with ") + name);
    }
    store.messages().keep(channel.id(), message);
    ObjectNode event = Json.object("type", on ? "reaction_added" : "reaction_removed");
    event
        .put("user", person.id())
        .put("reaction", name)
        .put("item_user", Json.text(message, "user"));
    event.putObject("item").put("type", "message").put("channel", channel.id()).put("ts", ts);
    if (channel.hasBot()) {
      events.send(event.put("event_ts", store.messages().timestamps().next()));
    }
  }

  /** Deletes a message: one's own, or as an admin anybody's. */
  public void delete(String user, String channelId, String ts) {
    Channel channel = actors.channel(channelId, actors.person(user));
    JsonNode gone = actors.message(channel, ts);
    store.messages().remove(channel.id(), ts);
    String now = store.messages().timestamps().next();
    ObjectNode event = Json.object("type", "message", "subtype", "message_deleted", "ts", now);
    event.put("hidden", true).put("deleted_ts", ts).set("previous_message", gone);
    if (channel.hasBot()) {
      events.send(about(channel, event));
    }
  }
}
