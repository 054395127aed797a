package dev.hindsight.actions.rights;

import dev.hindsight.actions.action.AwsCondition;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One statement of an IAM policy: each of these permissions on each of these resources.
 *
 * @param sid what it is for; letters and digits
 * @param actions the actions that need it; none where it serves reading
 * @param condition what else must be so
 */
public record Statement(
    String sid,
    List<String> actions,
    List<String> permissions,
    List<String> resources,
    AwsCondition condition) {

  /** Without a condition. */
  public Statement(
      String sid, List<String> actions, List<String> permissions, List<String> resources) {
    this(sid, actions, permissions, resources, AwsCondition.NONE);
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
    condition
        .only()
        .forEach(
            (key, values) ->
                put(
                    node.withObject("/Condition").withObject("/" + AwsCondition.operator(key)),
                    key,
                    values));
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
