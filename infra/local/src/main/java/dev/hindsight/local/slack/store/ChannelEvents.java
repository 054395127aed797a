package dev.hindsight.local.slack.store;

import dev.hindsight.local.slack.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Slack says when a channel is made or changes.
 *
 * @param before empty for a new channel
 * @param by who did it
 */
record ChannelEvents(Optional<Channel> before, Channel after, String by) {
  /** The other organisation of a shared channel. */
  private static final String PARTNER = "T0PARTNER00";

  List<ObjectNode> all() {
    List<ObjectNode> events = new ArrayList<>();
    boolean known = after.hasBot() || before.filter(Channel::hasBot).isPresent();
    if (!after.closed() || known) {
      before.ifPresentOrElse(old -> changed(old, events), () -> created(events));
    }
    if (known) {
      members(events);
    }
    return events;
  }

  private void created(List<ObjectNode> events) {
    if (!after.closed()) {
      events.add(named("channel_created"));
    }
  }

  private void changed(Channel old, List<ObjectNode> events) {
    String prefix = after.closed() ? "group_" : "channel_";
    if (!old.name().equals(after.name())) {
      events.add(named(prefix + "rename"));
    }
    if (old.archived() != after.archived()) {
      events.add(
          about(prefix + (after.archived() ? "archive" : "unarchive"))
              .put("user", by)
              .put("is_moved", 0));
    }
    if (old.shared() != after.shared()) {
      events.add(
          after.shared()
              ? about("channel_shared").put("connected_team_id", PARTNER)
              : about("channel_unshared")
                  .put("previously_connected_team_id", PARTNER)
                  .put("is_ext_shared", false));
    }
  }

  private void members(List<ObjectNode> events) {
    before
        .map(Channel::members)
        .ifPresent(
            old ->
                old.stream()
                    .filter(u -> !after.members().contains(u))
                    .sorted()
                    .forEach(u -> left(u, events)));
    after.members().stream()
        .filter(u -> before.filter(b -> b.members().contains(u)).isEmpty())
        .sorted()
        .forEach(u -> events.add(member("member_joined_channel", u).put("inviter", by)));
  }

  private void left(String user, List<ObjectNode> events) {
    // who was put out is told so, not that a member left
    events.add(
        user.equals(Workspace.BOT_USER)
            ? about(after.closed() ? "group_left" : "channel_left").put("actor_id", by)
            : member("member_left_channel", user));
  }

  private ObjectNode member(String type, String user) {
    return about(type)
        .put("user", user)
        .put("channel_type", after.closed() ? "G" : "C")
        .put("team", Workspace.TEAM);
  }

  private ObjectNode about(String type) {
    return Json.object("type", type, "channel", after.id());
  }

  private ObjectNode named(String type) {
    ObjectNode event = Json.object("type", type);
    ObjectNode channel = event.putObject("channel").put("id", after.id());
    channel.put("name", after.name()).put("name_normalized", after.name()).put("created", 0);
    channel.put("creator", by).put("is_channel", true).put("context_team_id", Workspace.TEAM);
    return event;
  }
}
