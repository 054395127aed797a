package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Given;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A placement that no node that was given, or no usual node, offers. */
final class PlacementNote implements Rule {

  /** Labels that every cluster has of its own. */
  private static final List<String> USUAL =
      List.of(
          "kubernetes.io/os",
          "kubernetes.io/arch",
          "beta.kubernetes.io/os",
          "beta.kubernetes.io/arch");

  @Override
  public Stream<Flaw> flaws(World world) {
    List<Given> nodes = world.of("Node").toList();
    return world
        .workloads()
        .flatMap(
            workload -> Stream.concat(selector(workload, nodes, world), taints(workload, nodes)));
  }

  private static Stream<Flaw> selector(Given workload, List<Given> nodes, World world) {
    Map<String, String> wanted = Given.labels(workload.podSpec().path("nodeSelector"));
    Map<String, String> required = required(workload);
    Map<String, String> asked = wanted.isEmpty() ? required : wanted;
    USUAL.forEach(asked::remove);
    boolean met =
        nodes.stream().anyMatch(n -> World.selects(asked, Given.labels(n.at("/metadata/labels"))));
    boolean pointless = nodes.isEmpty() && !world.whole();
    if (asked.isEmpty() || met || pointless) {
      return Stream.empty();
    }
    return Stream.of(
        Flaw.at(
            workload,
            "%s %s may only run on nodes with %s %s%s"
                .formatted(
                    workload.kind(),
                    workload.name(),
                    wanted.isEmpty() ? "node affinity" : "node selector label",
                    World.words(asked),
                    nodes.isEmpty() ? ", a label that is not a usual one" : ", and no node has it"),
            wanted.isEmpty() ? "nodeAffinity" : "nodeSelector"));
  }

  private static Map<String, String> required(Given workload) {
    JsonNode terms =
        workload
            .podSpec()
            .at(
                "/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms");
    return Given.list(terms).stream()
        .flatMap(term -> Given.list(term.path("matchExpressions")).stream())
        .filter(e -> e.path("operator").asString("").equals("In"))
        .collect(
            Collectors.toMap(
                e -> e.path("key").asString(""),
                e -> e.path("values").path(0).asString(""),
                (a, _) -> a,
                java.util.TreeMap::new));
  }

  private static Stream<Flaw> taints(Given workload, List<Given> nodes) {
    if (nodes.isEmpty()) {
      return Stream.empty();
    }
    List<JsonNode> tolerations = Given.list(workload.podSpec().path("tolerations"));
    boolean place =
        nodes.stream().anyMatch(node -> hard(node).allMatch(t -> tolerated(t, tolerations)));
    if (place) {
      return Stream.empty();
    }
    String taint =
        nodes.stream()
            .flatMap(PlacementNote::hard)
            .filter(t -> !tolerated(t, tolerations))
            .map(
                t ->
                    "%s=%s:%s"
                        .formatted(
                            t.path("key").asString(""),
                            t.path("value").asString(""),
                            t.path("effect").asString("")))
            .findFirst()
            .orElse("");
    return Stream.of(
        Flaw.at(
            workload,
            "%s %s has no toleration for the taint %s that every node has"
                .formatted(workload.kind(), workload.name(), taint),
            "spec:"));
  }

  private static Stream<JsonNode> hard(Given node) {
    return Given.list(node.at("/spec/taints")).stream()
        .filter(t -> !t.path("effect").asString("").equals("PreferNoSchedule"));
  }

  private static boolean tolerated(JsonNode taint, List<JsonNode> tolerations) {
    return tolerations.stream()
        .anyMatch(
            t ->
                t.path("key").asString("").isEmpty()
                    || (t.path("key").asString("").equals(taint.path("key").asString(""))
                        && (t.path("operator").asString("Equal").equals("Exists")
                            || t.path("value")
                                .asString("")
                                .equals(taint.path("value").asString("")))));
  }
}
