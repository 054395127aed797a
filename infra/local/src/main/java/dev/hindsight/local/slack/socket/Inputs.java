package dev.hindsight.local.slack.socket;

import dev.hindsight.local.slack.store.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a person filled in, as {@code state.values}, and what Slack's client would not send. */
final class Inputs {
  private Inputs() {}

  /**
   * The values by block id and action id.
   *
   * @param given what was typed or chosen, keyed by action id or by {@code blockId/actionId}: a
   *     text, an option's value, or a list of option values; what is missing keeps its initial
   *     value
   */
  static ObjectNode values(JsonNode view, JsonNode given) {
    ObjectNode values = Json.object();
    for (Control control : Control.all(view.path("blocks"))) {
      if (control.stateful()) {
        values
            .withObject(control.blockId())
            .set(control.actionId(), control.state(of(control, given)));
      }
    }
    return values;
  }

  /** Keys that fit no control of the view, which in a test is a mistake. */
  static List<String> unknown(JsonNode view, JsonNode given) {
    List<Control> controls = Control.all(view.path("blocks"));
    return given
        .propertyStream()
        .map(e -> e.getKey())
        .filter(k -> controls.stream().noneMatch(c -> k.equals(c.actionId()) || k.equals(key(c))))
        .toList();
  }

  /** What is wrong by block id, in the words of Slack's client; empty when it may be sent. */
  static ObjectNode problems(JsonNode view, ObjectNode values) {
    ObjectNode problems = Json.object();
    for (Control control : Control.all(view.path("blocks"))) {
      if (values.path(control.blockId()).path(control.actionId()) instanceof ObjectNode state) {
        String problem = problem(control, state);
        if (!problem.isEmpty()) {
          problems.put(control.blockId(), problem);
        }
      }
    }
    return problems;
  }

  private static String problem(Control control, ObjectNode state) {
    if (!Control.filled(state)) {
      return control.optional() ? "" : "Please complete this required field.";
    }
    int length = Json.text(state, "value").length();
    int min = control.node().path("min_length").asInt(0);
    int max = control.node().path("max_length").asInt(3_000);
    if (length < min) {
      return "Please enter at least " + min + " characters.";
    }
    return length > max ? "Please enter at most " + max + " characters." : "";
  }

  private static JsonNode of(Control control, JsonNode given) {
    JsonNode precise = given.path(key(control));
    return precise.isMissingNode() ? given.path(control.actionId()) : precise;
  }

  private static String key(Control control) {
    return control.blockId() + "/" + control.actionId();
  }
}
