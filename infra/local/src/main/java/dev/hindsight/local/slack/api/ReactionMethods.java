package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.Channel;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.Messages;
import dev.hindsight.local.slack.store.Reactions;
import dev.hindsight.local.slack.store.SlackError;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The reactions.* methods of the bot. */
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
    if (!name.matches("[a-z0-9_+:'-]+")) {
      throw new SlackError("invalid_name");
    }
    if (!Reactions.add(message, name, Workspace.BOT_USER)) {
      throw new SlackError("already_reacted");
    }
    messages.keep(channel.id(), message);
    return Json.object();
  }

  private ObjectNode remove(Call call) {
    Channel channel = access.open(call.required("channel"));
    ObjectNode message = access.message(channel, call.required("timestamp"));
    if (!Reactions.remove(message, call.required("name"), Workspace.BOT_USER)) {
      throw new SlackError("no_reaction");
    }
    messages.keep(channel.id(), message);
    return Json.object();
  }
}
