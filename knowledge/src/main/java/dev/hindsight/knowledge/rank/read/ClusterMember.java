package dev.hindsight.knowledge.rank.read;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A member of a cluster that tells which other members it cannot reach. */
final class ClusterMember {

  private ClusterMember() {}

  static boolean read(JsonNode node, Lines lines, Findings found) {
    JsonNode lost = node.path("unreachable_nodes");
    String name = ToolDocument.text(node, "node", "name");
    if (name.isEmpty() || !lost.isArray() || lost.isEmpty()) {
      return false;
    }
    List<JsonNode> others = Given.list(lost);
    found.add(
        lines.numberOf("unreachable_nodes"),
        lines.object(),
        lines.kind(),
        "cluster member %s is cut off from %s"
            .formatted(
                name, others.stream().map(n -> n.asString("")).collect(Collectors.joining(", "))));
    return true;
  }
}
