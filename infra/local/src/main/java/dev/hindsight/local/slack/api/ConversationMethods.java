package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.Person;
import dev.hindsight.local.slack.store.Channel;
import dev.hindsight.local.slack.store.Channels;
import dev.hindsight.local.slack.store.Described;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.Messages;
import dev.hindsight.local.slack.store.People;
import dev.hindsight.local.slack.store.SlackError;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The conversations.* methods that look and open; what changes channels is a neighbour. */
final class ConversationMethods {
  private final Channels channels;
  private final People people;
  private final Messages messages;
  private final Access access;

  ConversationMethods(Channels channels, People people, Messages messages, Access access) {
    this.channels = channels;
    this.people = people;
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
        "conversations.replies", this::replies);
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
    if (people.find(channel.person()).filter(Person::deleted).isPresent()) {
      throw new SlackError("user_disabled");
    }
    ObjectNode answer = Json.object();
    answer.put("no_op", true).put("already_open", true);
    answer.putObject("channel").put("id", channel.id());
    return answer;
  }

  private ObjectNode one(Channel channel) {
    ObjectNode answer = Json.object();
    answer.set("channel", Described.channel(channel));
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
            .filter(c -> types.contains(type(c)))
            .filter(c -> !c.closed() || c.hasBot())
            .filter(c -> !c.archived() || !call.flag("exclude_archived"))
            .map(Described::channel)
            .toList();
    return Paging.page(call, "channels", rows);
  }

  private static String type(Channel channel) {
    if (channel.direct()) {
      return "im";
    }
    return channel.closed() ? "private_channel" : "public_channel";
  }

  private ObjectNode members(Call call) {
    Channel channel = access.channel(call.required("channel"));
    return Paging.page(
        call, "members", channel.members().stream().sorted().map(StringNode::valueOf).toList());
  }

  private ObjectNode history(Call call) {
    Channel channel = access.joined(call.required("channel"));
    return Paging.page(call, "messages", within(call, messages.top(channel.id()).reversed()));
  }

  private ObjectNode replies(Call call) {
    Channel channel = access.joined(call.required("channel"));
    String root = access.root(channel, call.required("ts"));
    return Paging.page(call, "messages", within(call, messages.thread(channel.id(), root)));
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
}
