package dev.hindsight.actions.rights;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One statement of an IAM policy: each of these permissions on each of these resources.
 *
 * @param sid what it is for; letters and digits
 * @param actions the actions that need it; none where it serves reading
 * @param passedTo the only service that roles may be handed to; empty where it is about no roles
 */
public record Statement(
    String sid,
    List<String> actions,
    List<String> permissions,
    List<String> resources,
    String passedTo) {

  /** The key of IAM for that service. */
  public static final String PASSED_TO = "iam:PassedToService";

  /** About no roles. */
  public Statement(
      String sid, List<String> actions, List<String> permissions, List<String> resources) {
    this(sid, actions, permissions, resources, "");
  }

  public Statement {
    actions = List.copyOf(actions);
    permissions = List.copyOf(permissions);
    resources = List.copyOf(resources);
  }

  /** What it is for: {@code stop-instance}. */
  public String purpose() {
    return actions.isEmpty() ? "reading" : String.join(", ", actions);
  }

  ObjectNode json() {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    if (!sid.isEmpty()) {
      node.put("Sid", sid);
    }
    node.put("Effect", "Allow");
    put(node, "Action", permissions);
    put(node, "Resource", resources);
    if (!passedTo.isEmpty()) {
      node.putObject("Condition").putObject("StringEquals").put(PASSED_TO, passedTo);
    }
    return node;
  }

  private static void put(ObjectNode node, String key, List<String> values) {
    if (values.size() == 1) {
      node.put(key, values.getFirst());
    } else {
      ArrayNode list = node.putArray(key);
      values.forEach(list::add);
    }
  }
}
