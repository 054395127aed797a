package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.SlackError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Slack's limits on modals and Home views. */
public final class ViewRules {
  private static final int BYTES = 250_000;

  private ViewRules() {}

  /**
   * Refuses a view Slack would refuse.
   *
   * @param type {@code modal} or {@code home}
   * @throws SlackError view_too_large or invalid_arguments with what is wrong where
   */
  public static ObjectNode check(JsonNode view, String type) {
    List<String> wrong = problems(view, type);
    if (!wrong.isEmpty()) {
      throw new SlackError("invalid_arguments", wrong);
    }
    if (view.toString().getBytes(StandardCharsets.UTF_8).length > BYTES) {
      throw new SlackError("view_too_large");
    }
    return Blocks.identified((ObjectNode) view);
  }

  static List<String> problems(JsonNode view, String type) {
    if (!view.isObject()) {
      return List.of("[ERROR] must be an object [json-pointer:/view]");
    }
    Findings findings = new Findings();
    if (!Json.text(view, "type").equals(type)) {
      findings.add("must be \"" + type + "\"", "/view/type");
    }
    findings.length(view, "private_metadata", 3_000, "/view");
    findings.length(view, "callback_id", 255, "/view");
    findings.length(view, "external_id", 255, "/view");
    if (type.equals("modal")) {
      modal(view, findings);
    }
    List<String> all = new ArrayList<>(findings.all());
    all.addAll(BlockRules.view(view.path("blocks")));
    return all;
  }

  private static void modal(JsonNode view, Findings findings) {
    findings.textObject(view, "title", true, true, 24, "/view");
    findings.textObject(view, "submit", false, true, 24, "/view");
    findings.textObject(view, "close", false, true, 24, "/view");
    boolean inputs =
        view.path("blocks").valueStream().anyMatch(b -> Json.text(b, "type").equals("input"));
    if (inputs && !view.hasNonNull("submit")) {
      findings.add("missing required field: submit (there are input blocks)", "/view");
    }
  }
}
