package dev.hindsight.bot.slack.block;

import java.util.HashSet;
import java.util.Set;

/** Slack's rules for what can be pressed or filled in. */
final class ElementRules {

  static final int URL = 3_000;

  private static final Set<String> MENUS = Set.of("overflow", "static_select", "users_select");
  private static final Set<String> BOXES = Set.of("radio_buttons", "checkboxes", "datetimepicker");
  private static final Set<String> STYLES = Set.of("", "primary", "danger");
  private static final Set<String> PLAIN = BlockRules.PLAIN;

  private ElementRules() {}

  static void inActions(Spot element) {
    if (element.type().equals("button") || isMenu(element) || BOXES.contains(element.type())) {
      element(element);
    } else {
      element.at("type").wrong("does not stand in actions: " + element.type());
    }
  }

  static void inInput(Spot element) {
    if (element.type().equals("plain_text_input")
        || BOXES.contains(element.type())
        || (isMenu(element) && !element.type().equals("overflow"))) {
      element(element);
    } else {
      element.at("type").wrong("does not stand in input: " + element.type());
    }
  }

  static void inContext(Spot element) {
    element.needs("action_id", Limits.ID);
    switch (element.type()) {
      case "feedback_buttons" -> {
        vote(element.at("positive_button"));
        vote(element.at("negative_button"));
      }
      case "icon_button" -> {
        element.needs("icon", Limits.LABEL);
        vote(element);
      }
      case String other -> element.at("type").wrong("does not stand in context_actions: " + other);
    }
  }

  private static boolean isMenu(Spot element) {
    return MENUS.contains(element.type());
  }

  private static void element(Spot element) {
    element.needs("action_id", Limits.ID);
    element.mayHaveText("placeholder", Limits.PLACEHOLDER, PLAIN);
    switch (element.type()) {
      case "button" -> button(element);
      case "overflow" -> options(element, Limits.OVERFLOW);
      case "static_select" -> options(element, Limits.SELECT);
      case "radio_buttons", "checkboxes" -> options(element, Limits.RADIO);
      case "plain_text_input" -> input(element);
      default -> {}
    }
    if (element.node().has("confirm")) {
      confirm(element.at("confirm"));
    }
  }

  private static void button(Spot button) {
    button.needsText("text", Limits.LABEL, PLAIN);
    button.mayHave("value", Limits.VALUE);
    button.mayHave("url", URL);
    button.needs("accessibility_label", Limits.LABEL);
    button.oneOf("style", STYLES);
  }

  private static void vote(Spot button) {
    button.needsText("text", Limits.LABEL, PLAIN);
    button.mayHave("value", Limits.VALUE);
    button.needs("accessibility_label", Limits.LABEL);
  }

  private static void options(Spot menu, int max) {
    Set<String> values = new HashSet<>();
    menu.each(
        "options",
        1,
        max,
        option -> {
          option.needsText("text", Limits.LABEL, BlockRules.ANY);
          option.mayHaveText("description", Limits.LABEL, BlockRules.ANY);
          option.needs("value", Limits.LABEL);
          if (!values.add(option.string("value"))) {
            option.at("value").wrong("is there twice");
          }
        });
  }

  private static void input(Spot input) {
    input.mayHave("initial_value", Limits.METADATA);
    int length = input.node().path("max_length").asInt(1);
    if (length < 1 || length > Limits.METADATA) {
      input.at("max_length").wrong("must be 1 to 3000");
    }
  }

  private static void confirm(Spot confirm) {
    confirm.needsText("title", Limits.CONFIRM_TITLE, PLAIN);
    confirm.needsText("text", Limits.CONFIRM, BlockRules.ANY);
    confirm.needsText("confirm", Limits.CONFIRM_LABEL, PLAIN);
    confirm.needsText("deny", Limits.CONFIRM_LABEL, PLAIN);
    confirm.oneOf("style", STYLES);
  }
}
