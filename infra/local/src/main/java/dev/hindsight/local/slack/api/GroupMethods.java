package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.store.Described;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.SlackError;
import dev.hindsight.local.slack.store.Switches;
import dev.hindsight.local.slack.store.UserGroup;
import dev.hindsight.local.slack.store.UserGroups;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The usergroups.* methods. */
final class GroupMethods {
  private final UserGroups groups;
  private final Switches switches;

  GroupMethods(UserGroups groups, Switches switches) {
    this.groups = groups;
    this.switches = switches;
  }

  Map<String, Method> all() {
    return Map.of("usergroups.list", this::list, "usergroups.users.list", this::members);
  }

  private ObjectNode list(Call call) {
    checkPlan();
    ObjectNode answer = Json.object();
    ArrayNode rows = answer.putArray("usergroups");
    groups.all().stream()
        .filter(g -> g.enabled() || call.flag("include_disabled"))
        .forEach(g -> rows.add(Described.group(g, call.flag("include_users"))));
    return answer;
  }

  private ObjectNode members(Call call) {
    checkPlan();
    String id = call.required("usergroup");
    UserGroup group =
        groups
            .find(id)
            .filter(g -> g.id().equals(id))
            .filter(g -> g.enabled() || call.flag("include_disabled"))
            .orElseThrow(() -> new SlackError("no_such_subteam"));
    ObjectNode answer = Json.object();
    ArrayNode users = answer.putArray("users");
    group.users().forEach(users::add);
    return answer;
  }

  private void checkPlan() {
    switches.refuse(Switches.Switch.NO_USER_GROUPS, "plan_upgrade_required");
  }
}
