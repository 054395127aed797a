package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.adapter.Machines;
import dev.hindsight.actions.adapter.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Finds nodes by the end of their {@code spec.providerID}, which is the machine's id. */
@Component
class InstanceNodes implements Machines {

  private final Cluster cluster;

  InstanceNodes(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public Outcome<Map<String, Node>> nodes(Set<String> machines) {
    return cluster
        .identity()
        .then(id -> cluster.allNodes().map(pages -> found(id, pages, machines)));
  }

  private static Map<String, Node> found(String id, List<JsonNode> pages, Set<String> machines) {
    Map<String, Node> found = new TreeMap<>();
    for (JsonNode node : pages.stream().flatMap(page -> Json.items(page).stream()).toList()) {
      String provider = Json.text(node, "/spec/providerID");
      String machine = provider.substring(provider.lastIndexOf('/') + 1);
      if (machines.contains(machine)) {
        NodeView view = new NodeView(node);
        found.put(machine, new Node(new ObjectRef(id, "Node", "", view.name()), view.lines()));
      }
    }
    return found;
  }
}
