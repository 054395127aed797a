package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.Person;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.SlackError;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The users.*, usergroups.*, bots.* and team.* methods. */
final class PeopleMethods {

  Map<String, Method> all() {
    return Map.of(
        "users.info", PeopleMethods::info,
        "users.list", PeopleMethods::list,
        "users.lookupByEmail", PeopleMethods::byEmail,
        "usergroups.list", PeopleMethods::groups,
        "usergroups.users.list", PeopleMethods::groupMembers,
        "bots.info", PeopleMethods::bot,
        "team.info", PeopleMethods::team);
  }

  private static ObjectNode info(Call call) {
    return one(
        Workspace.PEOPLE.stream()
            .filter(p -> p.id().equals(call.required("user")))
            .findFirst()
            .orElseThrow(() -> new SlackError("user_not_found")));
  }

  private static ObjectNode byEmail(Call call) {
    return one(
        Workspace.humans().stream()
            .filter(p -> p.email().equalsIgnoreCase(call.required("email")))
            .findFirst()
            .orElseThrow(() -> new SlackError("users_not_found")));
  }

  private static ObjectNode one(Person person) {
    ObjectNode answer = Json.object();
    answer.set("user", described(person));
    return answer;
  }

  private static ObjectNode list(Call call) {
    ObjectNode answer = Json.object();
    ArrayNode members = answer.putArray("members");
    Workspace.PEOPLE.forEach(p -> members.add(described(p)));
    answer.putObject("response_metadata").put("next_cursor", "");
    return answer;
  }

  static ObjectNode described(Person person) {
    ObjectNode user =
        Json.object("id", person.id(), "team_id", Workspace.TEAM, "name", person.name());
    user.put("real_name", person.realName()).put("deleted", false).put("is_bot", person.bot());
    user.put("is_admin", false).put("is_owner", false).put("is_restricted", false);
    user.put("is_ultra_restricted", false).put("is_stranger", false).put("is_app_user", false);
    user.put("tz", "Etc/UTC").put("tz_label", "UTC").put("tz_offset", 0).put("locale", "en-US");
    ObjectNode profile = user.putObject("profile");
    profile.put("real_name", person.realName()).put("display_name", person.name());
    profile.put("title", person.role()).put("email", person.email()).put("team", Workspace.TEAM);
    if (person.id().equals(Workspace.BOT_USER)) {
      profile.put("bot_id", Workspace.BOT).put("api_app_id", Workspace.APP);
    }
    return user;
  }

  private static ObjectNode groups(Call call) {
    ObjectNode answer = Json.object();
    ObjectNode group = answer.putArray("usergroups").addObject();
    group.put("id", Workspace.APPROVERS).put("team_id", Workspace.TEAM).put("is_usergroup", true);
    group.put("name", "SRE approvers").put("handle", Workspace.APPROVERS_HANDLE);
    group.put("description", "Who may approve").put("is_external", false).put("date_delete", 0);
    group.put("user_count", Workspace.APPROVER_IDS.size());
    if (call.flag("include_users")) {
      ArrayNode users = group.putArray("users");
      Workspace.APPROVER_IDS.forEach(users::add);
    }
    return answer;
  }

  private static ObjectNode groupMembers(Call call) {
    if (!call.required("usergroup").equals(Workspace.APPROVERS)) {
      throw new SlackError("no_such_subteam");
    }
    ObjectNode answer = Json.object();
    ArrayNode users = answer.putArray("users");
    Workspace.APPROVER_IDS.forEach(users::add);
    return answer;
  }

  private static ObjectNode bot(Call call) {
    if (call.has("bot") && !call.text("bot").equals(Workspace.BOT)) {
      throw new SlackError("bot_not_found");
    }
    ObjectNode answer = Json.object();
    ObjectNode bot = answer.putObject("bot");
    bot.put("id", Workspace.BOT).put("deleted", false).put("name", "Hindsight");
    bot.put("app_id", Workspace.APP).put("user_id", Workspace.BOT_USER);
    return answer;
  }

  private static ObjectNode team(Call call) {
    ObjectNode answer = Json.object();
    ObjectNode team = answer.putObject("team");
    team.put("id", Workspace.TEAM)
        .put("name", "Practice workspace")
        .put("domain", Workspace.DOMAIN);
    return answer;
  }
}
