package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.store.Channel;
import dev.hindsight.local.slack.store.Channels;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.Messages;
import dev.hindsight.local.slack.store.SlackError;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The conversations.* methods. */
final class ConversationMethods {
  private final Channels channels;
  private final Messages messages;
  private final Access access;

  ConversationMethods(Channels channels, Messages messages, Access access) {
    this.channels = channels;
    this.messages = messages;
    this.access = access;
  }

  Map<String, Method> all() {
    return Map.of(
        "conversations.open", this::open,
        "conversations.info", call -> one(access.channel(call.required("channel"))),
        "conversations.list", this::list,
        "conversations.members", this::members,
        "conversations.history", this::history,
        "conversations.replies", this::replies,
        "conversations.join", this::join);
  }

  private ObjectNode open(Call call) {
    String reference = call.has("channel") ? call.text("channel") : call.required("users");
    if (reference.contains(",")) {
      throw new SlackError("not_enabled");
    }
    Channel channel =
        channels
            .find(reference)
            .filter(Channel::direct)
            .orElseThrow(() -> new SlackError("user_not_found"));
    ObjectNode answer = Json.object();
    answer.put("no_op", true).put("already_open", true);
    answer.putObject("channel").put("id", channel.id());
    return answer;
  }

  private ObjectNode one(Channel channel) {
    ObjectNode answer = Json.object();
    answer.set("channel", described(channel));
    return answer;
  }

  private ObjectNode list(Call call) {
    List<String> types =
        List.of(
            call.has("types")
                ? call.text("types").split(",", -1)
                : new String[] {"public_channel"});
    List<ObjectNode> rows =
        channels.all().stream()
            .filter(c -> types.contains(c.direct() ? "im" : "public_channel"))
            .map(this::described)
            .toList();
    return paged(call, "channels", rows);
  }

  private ObjectNode members(Call call) {
    Channel channel = access.channel(call.required("channel"));
    ObjectNode answer = Json.object();
    ArrayNode members = answer.putArray("members");
    channels.members(channel).forEach(members::add);
    answer.putObject("response_metadata").put("next_cursor", "");
    return answer;
  }

  private ObjectNode history(Call call) {
    Channel channel = access.joined(call.required("channel"));
    return paged(call, "messages", within(call, messages.top(channel.id()).reversed()));
  }

  private ObjectNode replies(Call call) {
    Channel channel = access.joined(call.required("channel"));
    String root = access.root(channel, call.required("ts"));
    return paged(call, "messages", within(call, messages.thread(channel.id(), root)));
  }

  private static List<ObjectNode> within(Call call, List<ObjectNode> rows) {
    String oldest = call.text("oldest").isEmpty() ? "0" : call.text("oldest");
    String latest = call.text("latest").isEmpty() ? "99999999999.999999" : call.text("latest");
    boolean inclusive = call.flag("inclusive");
    List<ObjectNode> chosen =
        rows.stream().filter(m -> between(m, oldest, latest, inclusive)).toList();
    if (!call.flag("include_all_metadata")) {
      chosen.forEach(m -> m.remove("metadata"));
    }
    return chosen;
  }

  private static boolean between(
      ObjectNode message, String oldest, String latest, boolean inclusive) {
    double ts = Double.parseDouble(Json.text(message, "ts"));
    double from = number(oldest);
    double to = number(latest);
    return inclusive ? ts >= from && ts <= to : ts > from && ts < to;
  }

  private static double number(String ts) {
    try {
      return Double.parseDouble(ts);
    } catch (NumberFormatException e) {
      throw new SlackError("invalid_ts_oldest");
    }
  }

  private static ObjectNode paged(Call call, String name, List<ObjectNode> rows) {
    int from = call.text("cursor").isEmpty() ? 0 : position(call.text("cursor"));
    int to = Math.min(rows.size(), from + call.number("limit", 100, 1_000));
    ObjectNode answer = Json.object();
    ArrayNode page = answer.putArray(name);
    rows.subList(Math.min(from, to), to).forEach(page::add);
    answer.put("has_more", to < rows.size());
    answer
        .putObject("response_metadata")
        .put("next_cursor", to < rows.size() ? "offset:" + to : "");
    return answer;
  }

  private static int position(String cursor) {
    if (!cursor.matches("offset:\\d{1,9}")) {
      throw new SlackError("invalid_cursor");
    }
    return Integer.parseInt(cursor.substring("offset:".length()));
  }

  private ObjectNode join(Call call) {
    Channel channel = access.channel(call.required("channel"));
    if (channel.direct()) {
      throw new SlackError("method_not_supported_for_channel_type");
    }
    channels.join(channel);
    return one(channel);
  }

  private ObjectNode described(Channel channel) {
    ObjectNode node =
        Json.object("id", channel.id(), "name", channel.name(), "name_normalized", channel.name());
    node.put("is_channel", !channel.direct()).put("is_im", channel.direct()).put("is_group", false);
    node.put("is_mpim", false).put("is_private", false).put("is_archived", false);
    node.put("is_general", channel.name().equals("general"))
        .put("is_member", channels.hasBot(channel));
    node.put("is_shared", false).put("is_ext_shared", false).put("is_org_shared", false);
    node.put("num_members", channels.members(channel).size());
    node.putObject("topic").put("value", "");
    node.putObject("purpose").put("value", "");
    if (channel.direct()) {
      node.put("user", channel.person());
    }
    return node;
  }
}
