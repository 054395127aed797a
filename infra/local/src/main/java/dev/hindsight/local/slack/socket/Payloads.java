package dev.hindsight.local.slack.socket;

import dev.hindsight.local.slack.Person;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.Channel;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.ResponseUrls;
import dev.hindsight.local.slack.store.ResponseUrls.Origin;
import dev.hindsight.local.slack.store.Triggers;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Builds the payloads Slack sends, complete as the real ones. */
final class Payloads {
  private final Triggers triggers;
  private final ResponseUrls responseUrls;
  private final Supplier<String> pageUrl;

  Payloads(Triggers triggers, ResponseUrls responseUrls, Supplier<String> pageUrl) {
    this.triggers = triggers;
    this.responseUrls = responseUrls;
    this.pageUrl = pageUrl;
  }

  ObjectNode slash(Person person, Channel channel, String command, String text) {
    ObjectNode payload = Json.object("token", "practice", "team_id", person.team());
    payload.put("team_domain", domain(person)).put("channel_id", channel.id());
    payload.put("channel_name", channel.direct() ? "directmessage" : channel.name());
    payload.put("user_id", person.id()).put("user_name", person.name());
    payload.put("command", command).put("text", text).put("api_app_id", Workspace.APP);
    payload.put("is_enterprise_install", "false");
    payload.put("response_url", responseUrl(new Origin(person.id(), channel.id(), "", false)));
    return payload.put("trigger_id", triggers.issue(new Triggers.Actor(person.id(), false)));
  }

  /** A click in a message; the caller adds message, actions and state. */
  ObjectNode click(Person person, Channel channel, Origin origin, String root) {
    ObjectNode payload = interactive("block_actions", person, false);
    ObjectNode container = payload.putObject("container").put("type", "message");
    container.put("message_ts", origin.ts()).put("channel_id", channel.id());
    container.put("is_ephemeral", origin.ephemeral());
    if (!root.isEmpty()) {
      container.put("thread_ts", root);
    }
    ObjectNode where = payload.putObject("channel").put("id", channel.id());
    where.put("name", channel.direct() ? "directmessage" : channel.name());
    return payload.put("response_url", responseUrl(origin));
  }

  /** A message shortcut: the message as it is, and the right to answer where the person is. */
  ObjectNode shortcut(Person person, Channel channel, String callbackId, ObjectNode message) {
    String ts = Json.text(message, "ts");
    ObjectNode payload = interactive("message_action", person, false);
    ObjectNode where = payload.putObject("channel").put("id", channel.id());
    where.put("name", channel.direct() ? "directmessage" : channel.name());
    payload.put("callback_id", callbackId).put("message_ts", ts);
    payload.put("response_url", responseUrl(new Origin(person.id(), channel.id(), ts, false)));
    payload.set("message", message.deepCopy());
    return payload;
  }

  /** A global shortcut: no channel, no response URL. */
  ObjectNode globalShortcut(Person person, String callbackId) {
    return interactive("shortcut", person, false).put("callback_id", callbackId);
  }

  /** A click, submission or close in a view. */
  ObjectNode view(String type, Person person, ObjectNode view) {
    ObjectNode payload = interactive(type, person, true);
    if (type.equals("block_actions")) {
      payload.putObject("container").put("type", "view").put("view_id", Json.text(view, "id"));
    }
    if (type.equals("view_submission")) {
      payload.putArray("response_urls");
    }
    if (type.equals("view_closed")) {
      payload.remove("trigger_id");
      payload.put("is_cleared", false);
    }
    payload.set("view", view);
    return payload;
  }

  private ObjectNode interactive(String type, Person person, boolean fromModal) {
    ObjectNode payload = Json.object("type", type);
    ObjectNode user = payload.putObject("user").put("id", person.id());
    user.put("username", person.name()).put("name", person.name()).put("team_id", person.team());
    payload.put("api_app_id", Workspace.APP).put("token", "practice");
    payload.put("trigger_id", triggers.issue(new Triggers.Actor(person.id(), fromModal)));
    payload.putObject("team").put("id", person.team()).put("domain", domain(person));
    return payload.put("is_enterprise_install", false).putNull("enterprise");
  }

  private static String domain(Person person) {
    return person.team().equals(Workspace.TEAM) ? Workspace.DOMAIN : "other-workspace";
  }

  private String responseUrl(Origin origin) {
    return pageUrl.get() + "response/" + responseUrls.issue(origin);
  }
}
