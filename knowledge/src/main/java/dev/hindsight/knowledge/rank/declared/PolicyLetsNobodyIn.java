package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Given;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A NetworkPolicy that lets in only pods of a label which nothing that is declared beside it has.
 */
final class PolicyLetsNobodyIn implements Rule {

  @Override
  public Stream<Flaw> flaws(World world) {
    return world.whole()
        ? world.of("NetworkPolicy").flatMap(policy -> of(policy, world))
        : Stream.empty();
  }

  private static Stream<Flaw> of(Given policy, World world) {
    Map<String, String> guards = labels(policy.at("/spec/podSelector"));
    List<JsonNode> peers =
        Given.list(policy.at("/spec/ingress")).stream()
            .flatMap(rule -> Given.list(rule.path("from")).stream())
            .toList();
    boolean plain =
        !peers.isEmpty()
            && Given.list(policy.at("/spec/ingress")).stream().allMatch(r -> r.has("from"))
            && peers.stream()
                .allMatch(p -> p.size() == 1 && !labels(p.path("podSelector")).isEmpty());
    boolean known =
        peers.stream()
            .anyMatch(
                p ->
                    world
                        .workloads()
                        .anyMatch(
                            w -> World.selects(labels(p.path("podSelector")), w.podLabels())));
    if (!plain || known) {
      return Stream.empty();
    }
    return world
        .workloads()
        .filter(w -> World.near(w.namespace(), policy.namespace()))
        .filter(w -> guards.isEmpty() || World.selects(guards, w.podLabels()))
        .limit(1)
        .map(
            w ->
                Flaw.at(
                    policy,
                    "NetworkPolicy %s on %s lets in only pods with %s, a label that no workload has"
                        .formatted(
                            policy.name(),
                            w.name(),
                            World.words(labels(peers.getFirst().path("podSelector")))),
                    "ingress:"));
  }

  private static Map<String, String> labels(JsonNode selector) {
    return Given.labels(selector.path("matchLabels"));
  }
}
