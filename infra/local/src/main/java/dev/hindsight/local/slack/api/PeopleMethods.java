package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.Person;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.Described;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.People;
import dev.hindsight.local.slack.store.SlackError;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The users.*, bots.*, team.* and emoji.* methods. */
final class PeopleMethods {
  private final People people;
  private final Clock clock;

  PeopleMethods(People people, Clock clock) {
    this.people = people;
    this.clock = clock;
  }

  Map<String, Method> all() {
    return Map.of(
        "users.info", this::info,
        "users.list", this::list,
        "users.lookupByEmail", this::byEmail,
        "bots.info", PeopleMethods::bot,
        "team.info", PeopleMethods::team,
        "emoji.list", call -> emoji());
  }

  private ObjectNode info(Call call) {
    String id = call.required("user");
    return one(
        people
            .find(id)
            .filter(p -> p.id().equals(id))
            .orElseThrow(() -> new SlackError("user_not_found")),
        call.flag("include_locale"));
  }

  private ObjectNode byEmail(Call call) {
    String email = call.required("email");
    // deactivated people and those of other organisations are not found by their address
    return one(
        people.humans().stream()
            .filter(p -> p.email().equalsIgnoreCase(email))
            .filter(p -> !p.deleted() && p.kind() != Person.Kind.STRANGER)
            .findFirst()
            .orElseThrow(() -> new SlackError("users_not_found")),
        false);
  }

  private ObjectNode one(Person person, boolean locale) {
    ObjectNode answer = Json.object();
    answer.set("user", described(person, locale));
    return answer;
  }

  private ObjectNode described(Person person, boolean locale) {
    ObjectNode user = Described.user(person, clock.instant());
    if (!locale) {
      user.remove("locale");
    }
    return user;
  }

  private ObjectNode list(Call call) {
    List<ObjectNode> rows =
        people.all().stream().map(p -> described(p, call.flag("include_locale"))).toList();
    return Paging.page(call, "members", rows).put("cache_ts", clock.instant().getEpochSecond());
  }

  private static ObjectNode bot(Call call) {
    if (call.has("bot") && !call.text("bot").equals(Workspace.BOT)) {
      throw new SlackError("bot_not_found");
    }
    ObjectNode answer = Json.object();
    ObjectNode bot = answer.putObject("bot");
    bot.put("id", Workspace.BOT).put("deleted", false).put("name", "Hindsight").put("updated", 0);
    bot.put("app_id", Workspace.APP).put("user_id", Workspace.BOT_USER).putObject("icons");
    return answer;
  }

  // nobody has made one of their own here
  private static ObjectNode emoji() {
    ObjectNode answer = Json.object("cache_ts", "0");
    answer.putObject("emoji");
    return answer;
  }

  private static ObjectNode team(Call call) {
    if (call.has("team") && !call.text("team").equals(Workspace.TEAM)) {
      throw new SlackError("team_not_found");
    }
    ObjectNode answer = Json.object();
    ObjectNode team = answer.putObject("team").put("id", Workspace.TEAM);
    team.put("name", "Practice workspace").put("domain", Workspace.DOMAIN);
    team.put("email_domain", "practice.example").putObject("icon").put("image_default", true);
    return answer;
  }
}
