package dev.hindsight.bot.slack.block;

import static dev.hindsight.bot.slack.block.TextJson.plain;
import static dev.hindsight.bot.slack.block.TextJson.typed;
import static dev.hindsight.bot.slack.block.TextJson.with;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What can be pressed or filled in, as the JSON that Slack reads. */
final class ElementJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ElementJson() {}

  static ArrayNode array(List<Element> elements) {
    ArrayNode array = NODES.arrayNode();
    elements.forEach(element -> array.add(node(element)));
    return array;
  }

  static ObjectNode node(Element element) {
    return switch (element) {
      case Element.Button button -> button(button);
      case Element.Overflow overflow -> choices("overflow", overflow, overflow.options());
      case Element.Radio radio -> choices("radio_buttons", radio, radio.options());
      case Element.Checkboxes boxes -> choices("checkboxes", boxes, boxes.options());
      case Element.Select select ->
          chosen(
              asking(choices("static_select", select, select.options()), select.placeholder()),
              select);
      case Element.Person person ->
          given(
              asking(of("users_select", person), person.placeholder()),
              "initial_user",
              person.initial());
      case Element.Moment moment -> of("datetimepicker", moment);
      case Element.Feedback feedback -> feedback(feedback);
      case Element.Bin bin ->
          with(of("icon_button", bin).put("icon", "trash"), "text", plain(bin.text()))
              .put("value", bin.value())
              .put("accessibility_label", Text.inert(bin.spoken()));
      case Element.Input input ->
          given(
              of("plain_text_input", input)
                  .put("multiline", input.multiline())
                  .put("max_length", input.maxLength()),
              "initial_value",
              input.initial());
    };
  }

  private static ObjectNode button(Element.Button button) {
    ObjectNode node =
        of("button", button)
            .put("value", button.value())
            .put("accessibility_label", Text.inert(button.spoken()));
    node.set("text", plain(button.text()));
    if (button.style() != Element.Style.DEFAULT) {
      node.put("style", button.style().name().toLowerCase(Locale.ROOT));
    }
    button.url().ifPresent(url -> node.put("url", url));
    button.confirm().ifPresent(confirm -> node.set("confirm", confirm(confirm)));
    return node;
  }

  private static ObjectNode confirm(Confirm confirm) {
    ObjectNode node = NODES.objectNode();
    node.set("title", plain(confirm.title()));
    node.set("text", plain(confirm.text()));
    node.set("confirm", plain(confirm.confirm()));
    node.set("deny", plain(confirm.deny()));
    return node;
  }

  private static ObjectNode feedback(Element.Feedback feedback) {
    ObjectNode node = of("feedback_buttons", feedback);
    node.set("positive_button", vote(feedback.good()));
    node.set("negative_button", vote(feedback.bad()));
    return node;
  }

  private static ObjectNode vote(Element.Feedback.Vote vote) {
    return with(NODES.objectNode(), "text", plain(vote.text()))
        .put("value", vote.value())
        .put("accessibility_label", Text.inert(vote.spoken()));
  }

  private static ObjectNode choices(String type, Element element, List<Option> options) {
    ArrayNode array = NODES.arrayNode();
    for (Option option : options) {
      array.add(option(option));
    }
    return with(of(type, element), "options", array);
  }

  /** One that is not among them would be refused. */
  private static ObjectNode chosen(ObjectNode node, Element.Select select) {
    select.options().stream()
        .filter(option -> select.initial().equals(Optional.of(option.value())))
        .findFirst()
        .ifPresent(option -> node.set("initial_option", option(option)));
    return node;
  }

  private static ObjectNode given(ObjectNode node, String field, Optional<String> value) {
    value.ifPresent(some -> node.put(field, some));
    return node;
  }

  private static ObjectNode option(Option option) {
    return with(NODES.objectNode().put("value", option.value()), "text", plain(option.text()));
  }

  private static ObjectNode asking(ObjectNode node, String placeholder) {
    return with(node, "placeholder", plain(placeholder));
  }

  private static ObjectNode of(String type, Element element) {
    return typed(type).put("action_id", element.actionId());
  }
}
