package dev.hindsight.bench.prompts;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A window in which a person read a plan before they approved it.
 *
 * @param namespace of the incident it is for
 * @param words all that stood in it
 */
record Review(String namespace, String words) {

  static Review of(String namespace, JsonNode window) {
    return new Review(
        namespace,
        window.findValues("text").stream()
            .filter(JsonNode::isString)
            .map(JsonNode::asString)
            .collect(Collectors.joining("\n")));
  }

  /** Whether it has exactly this line. */
  boolean shows(String line) {
    List<String> lines = words.lines().map(String::strip).toList();
    return lines.contains(line);
  }
}
