package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.store.Json;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Slack's limits on what stands inside blocks: buttons, inputs, confirm dialogs. */
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

  /** What people fill in and send: it stands in an input block and nowhere else. */
  private static final Set<String> INPUT_ONLY =
      Set.of(
          "plain_text_input", "email_text_input", "url_text_input", "number_input", "file_input");

  private static final Set<String> NO_INPUT =
      Set.of("button", "overflow", "image", "workflow_button", "feedback_buttons", "icon_button");

  private static final Set<String> BUTTON_STYLES = Set.of("", "primary", "danger");

  private final Findings findings;
  private final ChoiceRules choices;

  ElementRules(Findings findings) {
    this.findings = findings;
    this.choices = new ChoiceRules(findings);
  }

  /** A control of an input block. */
  void inInput(JsonNode element, String at) {
    unsupported(NO_INPUT, element, at);
    check(element, at);
  }

  /** A control in any other block. */
  void elsewhere(JsonNode element, String at) {
    unsupported(INPUT_ONLY, element, at);
    check(element, at);
  }

  private void unsupported(Set<String> types, JsonNode element, String at) {
    String type = Json.text(element, "type");
    if (types.contains(type)) {
      findings.add("unsupported type: " + type, at + "/type");
    }
  }

  private void check(JsonNode element, String at) {
    findings.length(element, "action_id", 255, at);
    switch (Json.text(element, "type")) {
      case "button" -> button(element, at);
      case "overflow" -> choices.menu(element, at);
      case "static_select", "multi_static_select" -> choices.select(element, at);
      case "checkboxes", "radio_buttons" -> choices.boxes(element, at);
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

  private void confirm(JsonNode confirm, String at) {
    findings.textObject(confirm, "title", true, true, 100, at);
    findings.textObject(confirm, "text", true, false, 300, at);
    findings.textObject(confirm, "confirm", true, true, 30, at);
    findings.textObject(confirm, "deny", true, true, 30, at);
  }
}
