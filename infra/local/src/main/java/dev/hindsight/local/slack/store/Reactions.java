package dev.hindsight.local.slack.store;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who reacted to a message with what. */
public final class Reactions {
  private Reactions() {}

  /** False when that person had already. */
  public static boolean add(ObjectNode message, String name, String user) {
    ObjectNode reaction =
        find(message, name)
            .orElseGet(
                () -> {
                  ObjectNode fresh = message.withArray("reactions").addObject();
                  fresh.put("name", name).putArray("users");
                  return fresh;
                });
    if (by(reaction, user)) {
      return false;
    }
    reaction.withArray("users").add(user);
    reaction.put("count", reaction.path("users").size());
    return true;
  }

  /** False when that person had not. */
  public static boolean remove(ObjectNode message, String name, String user) {
    Optional<ObjectNode> found = find(message, name).filter(r -> by(r, user));
    found.ifPresent(
        reaction -> {
          ArrayNode left = Json.array();
          reaction
              .path("users")
              .valueStream()
              .filter(u -> !u.asString("").equals(user))
              .forEach(left::add);
          reaction.set("users", left);
          reaction.put("count", left.size());
          ArrayNode all = Json.array();
          message
              .path("reactions")
              .valueStream()
              .filter(r -> r.path("count").asInt(0) > 0)
              .forEach(all::add);
          message.set("reactions", all);
        });
    return found.isPresent();
  }

  private static boolean by(ObjectNode reaction, String user) {
    return reaction.path("users").valueStream().anyMatch(u -> u.asString("").equals(user));
  }

  private static Optional<ObjectNode> find(JsonNode message, String name) {
    return message
        .path("reactions")
        .valueStream()
        .filter(r -> Json.text(r, "name").equals(name))
        .map(ObjectNode.class::cast)
        .findFirst();
  }
}
