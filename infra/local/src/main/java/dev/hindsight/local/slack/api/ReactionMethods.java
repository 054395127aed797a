package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.Channel;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.Messages;
import dev.hindsight.local.slack.store.SlackError;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The reactions.* methods; only the bot reacts here. */
final class ReactionMethods {
  private final Access access;
  private final Messages messages;

  ReactionMethods(Access access, Messages messages) {
    this.access = access;
    this.messages = messages;
  }

  Map<String, Method> all() {
    return Map.of("reactions.add", this::add, "reactions.remove", this::remove);
  }

  private ObjectNode add(Call call) {
    Channel channel = access.open(call.required("channel"));
    ObjectNode message = access.message(channel, call.required("timestamp"));
    String name = call.required("name");
    if (find(message, name).isPresent()) {
      throw new SlackError("already_reacted");
    }
    ObjectNode reaction = message.withArray("reactions").addObject();
    reaction.put("name", name).put("count", 1).putArray("users").add(Workspace.BOT_USER);
    messages.keep(channel.id(), message);
    return Json.object();
  }

  private ObjectNode remove(Call call) {
    Channel channel = access.open(call.required("channel"));
    ObjectNode message = access.message(channel, call.required("timestamp"));
    JsonNode reaction =
        find(message, call.required("name")).orElseThrow(() -> new SlackError("no_reaction"));
    ArrayNode left = Json.array();
    message.path("reactions").forEach(r -> addUnless(left, r, reaction));
    message.set("reactions", left);
    messages.keep(channel.id(), message);
    return Json.object();
  }

  private static void addUnless(ArrayNode left, JsonNode one, JsonNode gone) {
    if (!one.equals(gone)) {
      left.add(one);
    }
  }

  private static Optional<JsonNode> find(ObjectNode message, String name) {
    return message
        .path("reactions")
        .valueStream()
        .filter(r -> Json.text(r, "name").equals(name))
        .findFirst();
  }
}
