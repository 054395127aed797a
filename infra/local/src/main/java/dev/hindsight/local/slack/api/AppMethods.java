package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.SlackError;
import dev.hindsight.local.slack.store.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who the app is, where its socket is, and whether blocks would be accepted. */
final class AppMethods {
  private final Tokens tokens;
  private final Supplier<String> pageUrl;
  private final Supplier<String> socketUrl;

  AppMethods(Tokens tokens, Supplier<String> pageUrl, Supplier<String> socketUrl) {
    this.tokens = tokens;
    this.pageUrl = pageUrl;
    this.socketUrl = socketUrl;
  }

  Map<String, Method> all() {
    return Map.of(
        "auth.test", this::test,
        "apps.connections.open", call -> Json.object("url", socketUrl.get()),
        "blocks.validate", AppMethods::validate);
  }

  private ObjectNode test(Call call) {
    ObjectNode answer = Json.object("url", pageUrl.get(), "team", "Practice workspace");
    answer.put("team_id", Workspace.TEAM).put("is_enterprise_install", false);
    if (call.token().equals(tokens.app())) {
      return answer.put("app_name", "Hindsight").put("app_id", Workspace.APP);
    }
    answer.put("user", "hindsight").put("user_id", Workspace.BOT_USER);
    return answer.put("bot_id", Workspace.BOT);
  }

  private static ObjectNode validate(Call call) {
    List<String> wrong = new ArrayList<>();
    call.json("blocks", "invalid_blocks_format")
        .ifPresent(b -> wrong.addAll(BlockRules.message(b)));
    call.json("message", "invalid_json")
        .ifPresent(m -> wrong.addAll(BlockRules.message(m.path("blocks"))));
    call.json("view", "invalid_json")
        .ifPresent(v -> wrong.addAll(ViewRules.problems(v, viewType(v))));
    if (!wrong.isEmpty()) {
      throw new SlackError("invalid_blocks", wrong);
    }
    ObjectNode answer = Json.object();
    answer.putArray("errors");
    return answer;
  }

  private static String viewType(JsonNode view) {
    return Json.text(view, "type").equals("home") ? "home" : "modal";
  }
}
