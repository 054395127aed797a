package dev.hindsight.local.slack.socket;

import dev.hindsight.local.slack.store.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A button, menu or input, and the block it stands in.
 *
 * @param block the block
 * @param node the control itself
 */
record Control(JsonNode block, JsonNode node) {

  /** Every control of a message or view. */
  static List<Control> all(JsonNode blocks) {
    List<Control> all = new ArrayList<>();
    for (JsonNode block : blocks) {
      Stream<JsonNode> nodes =
          switch (Json.text(block, "type")) {
            case "actions", "context_actions" -> block.path("elements").valueStream();
            case "section" -> Stream.of(block.path("accessory"));
            case "input" -> Stream.of(block.path("element"));
            default -> Stream.empty();
          };
      nodes.filter(n -> n.has("action_id")).forEach(n -> all.add(new Control(block, n)));
    }
    return all;
  }

  /** The control with this action id; among buttons that share it, the one with the value. */
  static Optional<Control> find(JsonNode blocks, String action, String blockId, JsonNode value) {
    List<Control> named =
        all(blocks).stream()
            .filter(c -> c.actionId().equals(action))
            .filter(c -> blockId.isEmpty() || c.blockId().equals(blockId))
            .toList();
    return named.stream()
        .filter(
            c -> c.type().equals("button") && Json.text(c.node, "value").equals(value.asString("")))
        .findFirst()
        .or(() -> named.stream().findFirst());
  }

  String actionId() {
    return Json.text(node, "action_id");
  }

  String blockId() {
    return Json.text(block, "block_id");
  }

  String type() {
    return Json.text(node, "type");
  }

  boolean optional() {
    return block.path("optional").asBoolean(false) || !Json.text(block, "type").equals("input");
  }

  boolean stateful() {
    return !List.of("button", "overflow", "image", "feedback_buttons").contains(type());
  }

  /** The action of a block_actions payload. */
  ObjectNode action(JsonNode value, String ts) {
    ObjectNode action = type().equals("overflow") ? chosen(value) : state(value);
    action.put("action_id", actionId()).put("block_id", blockId());
    action.put("type", type()).put("action_ts", ts);
    if (type().equals("feedback_buttons")) {
      feedback(action, value.asString(""));
    }
    if (type().equals("button")) {
      action.set("text", node.path("text"));
      for (String field : List.of("value", "style", "url")) {
        if (node.hasNonNull(field)) {
          action.set(field, node.path(field));
        }
      }
    }
    return action;
  }

  private void feedback(ObjectNode action, String value) {
    JsonNode chosen =
        List.of("positive_button", "negative_button").stream()
            .map(node::path)
            .filter(b -> Json.text(b, "value").equals(value))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no such thumb: " + value));
    action.set("text", chosen.path("text"));
    action.put("value", value);
  }

  /** The control's entry in {@code state.values}: what was given, else what it began with. */
  ObjectNode state(JsonNode given) {
    ObjectNode state = Json.object("type", type());
    switch (type()) {
      case "static_select", "radio_buttons", "external_select" -> state.setAll(chosen(given));
      case "checkboxes", "multi_static_select" -> state.set("selected_options", chosenAll(given));
      case "users_select" -> scalar(state, given, "user");
      case "conversations_select" -> scalar(state, given, "conversation");
      case "channels_select" -> scalar(state, given, "channel");
      case "datepicker" -> scalar(state, given, "date");
      case "timepicker" -> scalar(state, given, "time");
      case "button", "feedback_buttons" -> state.remove("type");
      default -> value(state, given);
    }
    return state;
  }

  /** Whether the entry says anything. */
  static boolean filled(ObjectNode state) {
    return state.properties().stream()
        .filter(e -> !e.getKey().equals("type"))
        .anyMatch(
            e -> !e.getValue().isNull() && !(e.getValue().isArray() && e.getValue().isEmpty()));
  }

  private void value(ObjectNode state, JsonNode given) {
    String text = given.isMissingNode() ? Json.text(node, "initial_value") : given.asString("");
    if (text.isEmpty()) {
      state.putNull("value");
    } else {
      state.put("value", text);
    }
  }

  private void scalar(ObjectNode state, JsonNode given, String what) {
    String text = given.isMissingNode() ? Json.text(node, "initial_" + what) : given.asString("");
    if (text.isEmpty()) {
      state.putNull("selected_" + what);
    } else {
      state.put("selected_" + what, text);
    }
  }

  private ObjectNode chosen(JsonNode given) {
    ObjectNode holder = Json.object();
    String wanted = given.isMissingNode() ? initial() : given.asString("");
    options()
        .filter(o -> Json.text(o, "value").equals(wanted))
        .findFirst()
        .ifPresentOrElse(
            o -> holder.set("selected_option", o), () -> holder.putNull("selected_option"));
    return holder;
  }

  private ArrayNode chosenAll(JsonNode given) {
    JsonNode wanted = given.isMissingNode() ? node.path("initial_options") : given;
    List<String> values =
        wanted
            .valueStream()
            .map(v -> v.isString() ? v.asString("") : Json.text(v, "value"))
            .toList();
    ArrayNode chosen = Json.array();
    options().filter(o -> values.contains(Json.text(o, "value"))).forEach(chosen::add);
    return chosen;
  }

  private String initial() {
    return Json.text(node.path("initial_option"), "value");
  }

  private Stream<JsonNode> options() {
    return Stream.concat(
        node.path("options").valueStream(),
        node.path("option_groups").valueStream().flatMap(g -> g.path("options").valueStream()));
  }
}
