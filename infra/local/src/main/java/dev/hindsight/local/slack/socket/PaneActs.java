package dev.hindsight.local.slack.socket;

import dev.hindsight.local.slack.Person;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.Channel;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.Store;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a person does with the app's own tabs: opens them, looks elsewhere beside, presses Stop. */
public final class PaneActs {
  private final Store store;
  private final Events events;
  private final Actors actors;

  public PaneActs(Store store, Events events) {
    this.store = store;
    this.events = events;
    this.actors = new Actors(store);
  }

  /**
   * Opens a tab of the app's direct message.
   *
   * @param tab {@code home} or {@code messages}
   * @param beside the channel the person has open beside it, empty for none
   */
  public void open(String user, String tab, String beside) {
    if (!List.of("home", "messages").contains(tab)) {
      throw new IllegalArgumentException("no tab " + tab + ": there are home and messages");
    }
    Person person = actors.person(user);
    ObjectNode event = event("app_home_opened", person).put("tab", tab);
    if (tab.equals("home")) {
      store.views().home(person.id()).ifPresent(h -> event.set("view", h.view().deepCopy()));
    } else {
      event.set("context", context(person, beside));
    }
    events.send(event);
  }

  /** Goes to another channel while the app's messages stay open beside it. */
  public void look(String user, String beside) {
    Person person = actors.person(user);
    ObjectNode event = event("app_context_changed", person);
    event.set("context", context(person, beside));
    events.send(event);
  }

  private ObjectNode context(Person person, String beside) {
    ObjectNode context = Json.object();
    if (!beside.isEmpty()) {
      Channel channel = actors.channel(beside, person);
      ObjectNode entity = context.putArray("entities").addObject();
      entity.put("type", "slack#/types/channel_id").put("value", channel.id());
      entity.put("team_id", Workspace.TEAM);
    }
    return context;
  }

  /** Presses Stop in a thread: Slack ends its streams at once and tells the app. */
  public void stop(String user, String channelId, String root) {
    Person person = actors.person(user);
    Channel channel = actors.channel(channelId, person);
    actors.message(channel, root);
    ObjectNode event = event("agent_session_stopped", person).put("channel", channel.id());
    ArrayNode stopped = event.put("thread_ts", root).putArray("streaming_message_ts");
    store.streams().stop(channel.id(), root).forEach(stopped::add);
    events.send(event);
  }

  /** Gives a thread another title. */
  public void rename(String user, String channelId, String root, String title) {
    Person person = actors.person(user);
    Channel channel = actors.channel(channelId, person);
    store.sessions().title(channel.id(), root, title);
    ObjectNode event = event("agent_session_title_changed", person).put("channel", channel.id());
    events.send(event.put("thread_ts", root).put("title", title));
  }

  private ObjectNode event(String type, Person person) {
    return Json.object(
        "type",
        type,
        "user",
        person.id(),
        "channel",
        person.directMessage(),
        "event_ts",
        store.messages().timestamps().next());
  }
}
