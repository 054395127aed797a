package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.SlackError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One Web API call as the methods see it: arguments as text, whatever encoding they came in.
 *
 * @param method the method's name
 * @param args values; complex ones are JSON text
 * @param token what the caller authenticated with, empty when nothing
 */
public record Call(String method, Map<String, String> args, String token) {

  /** A call whose arguments came as a JSON body. */
  public static Call of(String method, ObjectNode body, String token) {
    Map<String, String> args = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      JsonNode value = field.getValue();
      if (!value.isNull()) {
        args.put(field.getKey(), value.isString() ? value.asString("") : value.toString());
      }
    }
    return new Call(method, args, token);
  }

  public boolean has(String name) {
    return args.containsKey(name);
  }

  public String text(String name) {
    return args.getOrDefault(name, "");
  }

  /** The value, or {@code invalid_arguments} naming the missing field. */
  public String required(String name) {
    String value = text(name);
    if (value.isEmpty()) {
      throw new SlackError("invalid_arguments", List.of("[ERROR] missing required field: " + name));
    }
    return value;
  }

  /** Slack's SDKs send booleans as 1, 0, true or false. */
  public boolean flag(String name) {
    return text(name).equals("1") || text(name).equalsIgnoreCase("true");
  }

  public int number(String name, int otherwise, int max) {
    try {
      return text(name).isEmpty() ? otherwise : Math.clamp(Integer.parseInt(text(name)), 1, max);
    } catch (NumberFormatException e) {
      throw new SlackError("invalid_arguments", List.of("[ERROR] must be a number: " + name));
    }
  }

  /** The value as JSON; empty when absent; an error with the given code when it is no JSON. */
  public Optional<JsonNode> json(String name, String code) {
    if (text(name).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.parse(text(name)));
    } catch (IllegalArgumentException e) {
      throw new SlackError(code, List.of("[ERROR] " + name + " is " + e.getMessage()));
    }
  }
}
