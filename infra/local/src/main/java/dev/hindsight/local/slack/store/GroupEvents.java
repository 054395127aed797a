package dev.hindsight.local.slack.store;

import dev.hindsight.local.slack.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Slack says when a user group is made, changes or gets other members. */
final class GroupEvents {
  private GroupEvents() {}

  static List<ObjectNode> between(Optional<UserGroup> before, UserGroup after) {
    if (before.isEmpty()) {
      return List.of(about("subteam_created", after));
    }
    List<ObjectNode> events = new ArrayList<>();
    if (!before.get().equals(after)) {
      events.add(about("subteam_updated", after));
    }
    List<String> old = before.get().users();
    List<String> added = after.users().stream().filter(u -> !old.contains(u)).toList();
    List<String> removed = old.stream().filter(u -> !after.users().contains(u)).toList();
    if (!added.isEmpty() || !removed.isEmpty()) {
      ObjectNode event = Json.object("type", "subteam_members_changed");
      event.put("subteam_id", after.id()).put("team_id", Workspace.TEAM);
      event.put("date_previous_update", 0).put("date_update", 0);
      fill(event.putArray("added_users"), added);
      event.put("added_users_count", added.size());
      fill(event.putArray("removed_users"), removed);
      events.add(event.put("removed_users_count", removed.size()));
    }
    return events;
  }

  private static ObjectNode about(String type, UserGroup group) {
    ObjectNode event = Json.object("type", type);
    event.set("subteam", Described.group(group, true));
    return event;
  }

  private static void fill(ArrayNode array, List<String> users) {
    users.forEach(array::add);
  }
}
