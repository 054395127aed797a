package dev.hindsight.local.model;

import dev.hindsight.local.model.PromptFacts.Line;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an honest, modest model does beyond telling: it chooses, and it looks before it speaks. */
final class Helper {

  private static final Pattern OPTION = Pattern.compile("(?m)^\\((\\d+)\\) ");

  private Helper() {}

  /** The first of the options, as it stands there; empty where the prompt has none. */
  static Optional<String> draft(String prompt) {
    int options = prompt.indexOf("\noptions:\n");
    Matcher first = OPTION.matcher(prompt);
    return options >= 0 && first.find(options)
        ? Optional.of("{\"steps\": [{\"option\": %s, \"values\": []}]}".formatted(first.group(1)))
        : Optional.empty();
  }

  /** All tools at once, each without a word; empty where there are none or they were used. */
  static Optional<JsonNode> looks(JsonNode request) {
    boolean looked =
        request
            .path("messages")
            .valueStream()
            .anyMatch(m -> m.path("role").asString("").equals("tool"));
    if (request.path("tools").isEmpty() || looked) {
      return Optional.empty();
    }
    ArrayNode calls = Completions.JSON.createArrayNode();
    for (JsonNode tool : request.path("tools")) {
      ObjectNode call = calls.addObject().put("id", "call_" + calls.size()).put("type", "function");
      call.putObject("function")
          .put("name", tool.path("function").path("name").asString(""))
          .put("arguments", "{\"about\": \"\"}");
    }
    return Optional.of(calls);
  }

  /** What speaks for the best cause, in the form in which an investigation ends. */
  static String found(PromptFacts facts) {
    ObjectNode answer = Completions.JSON.createObjectNode();
    ArrayNode findings = answer.putArray("findings");
    Optional<Line> cause = facts.kind("cause").findFirst();
    List<Line> behind = cause.stream().flatMap(facts::behind).limit(1).toList();
    for (Line line : behind) {
      ObjectNode one =
          findings
              .addObject()
              .put("bearing", "strengthens")
              .put("text", "Seen on %s: %s.".formatted(line.about(), line.text()));
      one.putArray("facts").add(line.number()).add(cause.orElseThrow().number());
    }
    return answer.toString();
  }
}
