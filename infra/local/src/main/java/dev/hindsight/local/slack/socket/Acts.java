package dev.hindsight.local.slack.socket;

import dev.hindsight.local.slack.Person;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.api.Answers;
import dev.hindsight.local.slack.store.Channel;
import dev.hindsight.local.slack.store.Delivered;
import dev.hindsight.local.slack.store.Ephemerals;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.ResponseUrls.Origin;
import dev.hindsight.local.slack.store.SlackError;
import dev.hindsight.local.slack.store.Store;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a person does in Slack. Each act blocks until the app acknowledged or three seconds passed.
 *
 * <p>All throw IllegalArgumentException for people, channels, messages or controls that are not
 * there: a person could not have done that.
 */
public final class Acts {
  private final Store store;
  private final Deliveries deliveries;
  private final Actors actors;
  private final Answers answers;
  private final Payloads payloads;
  private final ViewAct viewAct;
  private final Notices notices;

  public Acts(Store store, Deliveries deliveries, Answers answers, Supplier<String> pageUrl) {
    this.store = store;
    this.deliveries = deliveries;
    this.actors = new Actors(store);
    this.answers = answers;
    this.payloads = new Payloads(store.triggers(), store.responseUrls(), pageUrl);
    this.viewAct = new ViewAct(store.views(), payloads, deliveries);
    this.notices = new Notices(store.ephemerals());
  }

  /**
   * Uses a control of a message.
   *
   * @param blockId tells controls with the same action id apart; empty for the first
   * @param value an option's value or a list of them; of a button its value, when several share an
   *     id
   */
  public Delivered click(
      String user, String channelId, String ts, String action, String blockId, JsonNode value) {
    Person person = actors.person(user);
    Channel channel = actors.channel(channelId, person);
    Optional<ObjectNode> whispered =
        store.ephemerals().find(person.id(), ts).map(Ephemerals.Ephemeral::message);
    ObjectNode message = whispered.orElseGet(() -> actors.message(channel, ts));
    ObjectNode payload =
        clicked(person, channel, message, whispered.isPresent(), action, blockId, value);
    Delivered delivered = deliveries.send("interactive", 0, "", payload);
    if (!delivered.acknowledged()) {
      String root = Json.text(message, "thread_ts");
      notices.say(
          person.id(), channel.id(), root.equals(ts) ? "" : root, Notices.reason(delivered));
    }
    return delivered;
  }

  private ObjectNode clicked(
      Person person,
      Channel channel,
      ObjectNode message,
      boolean ephemeral,
      String action,
      String blockId,
      JsonNode value) {
    String ts = Json.text(message, "ts");
    Control control =
        Control.find(message.path("blocks"), action, blockId, value)
            .orElseThrow(() -> new IllegalArgumentException("no control " + action + " in " + ts));
    Origin origin = new Origin(person.id(), channel.id(), ts, ephemeral);
    ObjectNode payload = payloads.click(person, channel, origin, Json.text(message, "thread_ts"));
    if (!ephemeral) {
      payload.set("message", message);
    }
    ObjectNode values = payload.putObject("state").putObject("values");
    if (control.stateful()) {
      values.putObject(control.blockId()).set(control.actionId(), control.state(value));
    }
    payload.putArray("actions").add(control.action(value, store.messages().timestamps().next()));
    return payload;
  }

  /** Chooses an app's entry in the menu of a message. */
  public Delivered shortcut(String user, String channelId, String ts, String callbackId) {
    Person person = actors.person(user);
    Channel channel = actors.channel(channelId, person);
    if (callbackId.isEmpty()) {
      throw new IllegalArgumentException("callback_id is missing");
    }
    ObjectNode message = actors.message(channel, ts);
    ObjectNode payload = payloads.shortcut(person, channel, callbackId, message);
    payload.put("action_ts", store.messages().timestamps().next());
    Delivered delivered = deliveries.send("interactive", 0, "", payload);
    if (!delivered.acknowledged()) {
      notices.say(person.id(), channel.id(), "", Notices.reason(delivered));
    }
    return delivered;
  }

  /** Chooses an app's entry in the menu beside the composer. */
  public Delivered globalShortcut(String user, String callbackId) {
    Person person = actors.person(user);
    if (callbackId.isEmpty()) {
      throw new IllegalArgumentException("callback_id is missing");
    }
    ObjectNode payload = payloads.globalShortcut(person, callbackId);
    payload.put("action_ts", store.messages().timestamps().next());
    return deliveries.send("interactive", 0, "", payload);
  }

  /** Types a slash command; the text may leave out the command's own name. */
  public Delivered slash(String user, String channelId, String typed) {
    Person person = actors.person(user);
    Channel channel = actors.channel(channelId, person);
    String line = typed.startsWith("/") ? typed : Workspace.COMMAND + " " + typed;
    int space = line.indexOf(' ');
    String command = space < 0 ? line : line.substring(0, space);
    String text = space < 0 ? "" : line.substring(space + 1).strip();
    String escaped = actors.typed().read(text, true);
    Delivered delivered =
        deliveries.send("slash_commands", 0, "", payloads.slash(person, channel, command, escaped));
    if (delivered.acknowledged()) {
      answered(new Origin(person.id(), channel.id(), "", false), delivered.ack());
    } else {
      notices.say(person.id(), channel.id(), "", "`" + command + "` " + Notices.reason(delivered));
    }
    return delivered;
  }

  private void answered(Origin origin, JsonNode ack) {
    if (!(ack instanceof ObjectNode body) || body.isEmpty()) {
      return;
    }
    try {
      answers.give(origin, body);
    } catch (SlackError e) {
      notices.say(
          origin.user(),
          origin.channel(),
          "",
          "Hindsight sent an answer Slack refuses: `" + e.getMessage() + "`");
    }
  }

  /** Uses a control of a modal; {@code given} is what has been filled in so far. */
  public Delivered clickInView(
      String user, String viewId, String action, JsonNode value, JsonNode given) {
    return viewAct.click(
        actors.person(user), viewId, action, value, given, store.messages().timestamps().next());
  }

  /**
   * Submits a modal.
   *
   * @param given by action id, or {@code blockId/actionId}
   * @return the delivery; empty when Slack's client refuses, as for an empty required field
   */
  public Optional<Delivered> submit(String user, String viewId, JsonNode given) {
    return viewAct.submit(actors.person(user), viewId, given);
  }

  /** Closes a modal; the delivery when the app wanted to know. */
  public Optional<Delivered> close(String user, String viewId) {
    return viewAct.close(actors.person(user), viewId);
  }
}
