package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.store.Json;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Slack's limits on what stands inside blocks: buttons, menus, inputs, options, confirm dialogs.
 */
final class ElementRules {
  private static final Set<String> OTHER =
      Set.of(
          "users_select",
          "conversations_select",
          "channels_select",
          "external_select",
          "multi_users_select",
          "multi_conversations_select",
          "multi_channels_select",
          "multi_external_select",
          "datepicker",
          "timepicker",
          "datetimepicker",
          "email_text_input",
          "url_text_input",
          "number_input",
          "rich_text_input",
          "file_input",
          "workflow_button",
          "feedback_buttons",
          "icon_button");
  private static final Set<String> BUTTON_STYLES = Set.of("", "primary", "danger");

  private final Findings findings;

  ElementRules(Findings findings) {
    this.findings = findings;
  }

  void check(JsonNode element, String at) {
    findings.length(element, "action_id", 255, at);
    switch (Json.text(element, "type")) {
      case "button" -> button(element, at);
      case "overflow" -> options(element, 1, 5, at);
      case "static_select", "multi_static_select" -> select(element, at);
      case "checkboxes", "radio_buttons" -> options(element, 1, 10, at);
      case "plain_text_input" -> input(element, at);
      case "image" -> image(element, at);
      case String type -> {
        if (!OTHER.contains(type)) {
          findings.add("unsupported type: " + type, at + "/type");
        }
      }
    }
    if (element.has("confirm")) {
      confirm(element.path("confirm"), at + "/confirm");
    }
  }

  private void button(JsonNode button, String at) {
    findings.textObject(button, "text", true, true, 75, at);
    findings.length(button, "value", 2_000, at);
    findings.length(button, "url", 3_000, at);
    findings.length(button, "accessibility_label", 75, at);
    if (!BUTTON_STYLES.contains(Json.text(button, "style"))) {
      findings.add("must be one of primary, danger", at + "/style");
    }
  }

  private void select(JsonNode select, String at) {
    findings.textObject(select, "placeholder", false, true, 150, at);
    if (!select.has("option_groups")) {
      options(select, 1, 100, at);
      return;
    }
    findings.size(select, "option_groups", 1, 100, at);
    for (int i = 0; i < select.path("option_groups").size(); i++) {
      options(select.path("option_groups").path(i), 1, 100, at + "/option_groups/" + i);
    }
  }

  private void input(JsonNode input, String at) {
    findings.textObject(input, "placeholder", false, true, 150, at);
    findings.length(input, "initial_value", 3_000, at);
    if (input.path("max_length").asInt(1) > 3_000 || input.path("min_length").asInt(0) > 3_000) {
      findings.add("must be at most 3000", at + "/max_length");
    }
  }

  void image(JsonNode image, String at) {
    if (!image.hasNonNull("image_url") && !image.hasNonNull("slack_file")) {
      findings.add("missing required field: image_url", at);
    }
    if (Json.text(image, "alt_text").isEmpty()) {
      findings.add("missing required field: alt_text", at);
    }
    findings.length(image, "image_url", 3_000, at);
    findings.length(image, "alt_text", 2_000, at);
  }

  private void options(JsonNode holder, int min, int max, String at) {
    findings.size(holder, "options", min, max, at);
    for (int i = 0; i < holder.path("options").size(); i++) {
      JsonNode option = holder.path("options").path(i);
      String pointer = at + "/options/" + i;
      findings.textObject(option, "text", true, false, 75, pointer);
      findings.textObject(option, "description", false, false, 75, pointer);
      findings.length(option, "value", 75, pointer);
    }
  }

  private void confirm(JsonNode confirm, String at) {
    findings.textObject(confirm, "title", true, true, 100, at);
    findings.textObject(confirm, "text", true, false, 300, at);
    findings.textObject(confirm, "confirm", true, true, 30, at);
    findings.textObject(confirm, "deny", true, true, 30, at);
  }
}
