package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Given;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Required anti-affinity to its own kind with more replicas than places. */
final class AntiAffinityTooStrict implements Rule {

  /** Where the nodes were not given: this many replicas, each alone, are worth a word. */
  private static final int MANY = 3;

  @Override
  public Stream<Flaw> flaws(World world) {
    long nodes = world.of("Node").count();
    return world.workloads().flatMap(workload -> of(workload, nodes));
  }

  private static Stream<Flaw> of(Given workload, long nodes) {
    long replicas = workload.at("/spec/replicas").asLong(1);
    boolean tooMany = nodes > 0 ? replicas > nodes : replicas >= MANY;
    if (!tooMany) {
      return Stream.empty();
    }
    JsonNode terms =
        workload
            .podSpec()
            .at("/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution");
    return Given.list(terms).stream()
        .filter(
            term ->
                World.selects(
                        Given.labels(term.at("/labelSelector/matchLabels")), workload.podLabels())
                    || term.at("/labelSelector/matchExpressions").isArray())
        .limit(1)
        .map(
            term ->
                Flaw.at(
                    workload,
                    "required podAntiAffinity (anti-affinity) of %s %s lets one pod run per %s, but %d replicas are asked for%s"
                        .formatted(
                            workload.kind(),
                            workload.name(),
                            term.path("topologyKey").asString(""),
                            replicas,
                            nodes > 0 ? " on " + nodes + " nodes" : ""),
                    "podAntiAffinity"));
  }
}
