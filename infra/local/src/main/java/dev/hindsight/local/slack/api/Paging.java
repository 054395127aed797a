package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.SlackError;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Slack's paging by cursor. */
final class Paging {
  private static final String OFFSET = "offset:";

  private Paging() {}

  static ObjectNode page(Call call, String name, List<? extends JsonNode> rows) {
    int from = call.text("cursor").isEmpty() ? 0 : position(call.text("cursor"));
    int to = Math.min(rows.size(), from + call.number("limit", 100, 1_000));
    ObjectNode answer = Json.object();
    ArrayNode page = answer.putArray(name);
    rows.subList(Math.min(from, to), to).forEach(page::add);
    answer.put("has_more", to < rows.size());
    answer.putObject("response_metadata").put("next_cursor", to < rows.size() ? OFFSET + to : "");
    return answer;
  }

  private static int position(String cursor) {
    if (!cursor.matches(OFFSET + "\\d{1,9}")) {
      throw new SlackError("invalid_cursor");
    }
    return Integer.parseInt(cursor.substring(OFFSET.length()));
  }
}
