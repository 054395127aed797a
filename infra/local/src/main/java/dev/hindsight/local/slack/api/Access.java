package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.store.Channel;
import dev.hindsight.local.slack.store.Channels;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.Messages;
import dev.hindsight.local.slack.store.SlackError;
import tools.jackson.databind.node.ObjectNode;

/** Finds what a call refers to, as far as the bot may reach it. */
record Access(Channels channels, Messages messages) {

  /** Any channel the bot may know of: a private one only while it is in. */
  Channel channel(String reference) {
    return channels
        .find(reference)
        .filter(c -> !c.closed() || c.hasBot())
        .orElseThrow(() -> new SlackError("channel_not_found"));
  }

  /** A channel the bot is in. */
  Channel joined(String reference) {
    Channel channel = channel(reference);
    if (!channel.hasBot()) {
      throw new SlackError("not_in_channel");
    }
    return channel;
  }

  /** A channel the bot may write to. */
  Channel open(String reference) {
    Channel channel = joined(reference);
    refuseArchived(channel);
    return channel;
  }

  static void refuseArchived(Channel channel) {
    if (channel.archived()) {
      throw new SlackError("is_archived");
    }
  }

  ObjectNode message(Channel channel, String ts) {
    return messages.find(channel.id(), ts).orElseThrow(() -> new SlackError("message_not_found"));
  }

  /** The root of the thread a timestamp belongs to. */
  String root(Channel channel, String ts) {
    ObjectNode message =
        messages.find(channel.id(), ts).orElseThrow(() -> new SlackError("thread_not_found"));
    String root = Json.text(message, "thread_ts");
    return root.isEmpty() ? ts : root;
  }

  /** The root of a thread in which the bot may write. */
  String openRoot(Channel channel, String ts) {
    String root = root(channel, ts);
    if (messages.find(channel.id(), root).filter(Messages::isLocked).isPresent()) {
      throw new SlackError("restricted_action_thread_locked");
    }
    return root;
  }
}
