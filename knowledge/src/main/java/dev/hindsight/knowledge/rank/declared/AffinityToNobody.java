package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Given;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Required affinity to pods that are not among all that was declared. */
final class AffinityToNobody implements Rule {

  @Override
  public Stream<Flaw> flaws(World world) {
    return world.whole() ? world.workloads().flatMap(one -> of(one, world)) : Stream.empty();
  }

  private static Stream<Flaw> of(Given workload, World world) {
    JsonNode terms =
        workload
            .podSpec()
            .at("/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution");
    return Given.list(terms).stream()
        .map(term -> Given.labels(term.at("/labelSelector/matchLabels")))
        .filter(wanted -> !wanted.isEmpty() && isNowhere(wanted, world))
        .limit(1)
        .map(
            wanted ->
                Flaw.at(
                    workload,
                    "required podAffinity (affinity) of %s %s wants pods with %s beside it, which are not there"
                        .formatted(workload.kind(), workload.name(), World.words(wanted)),
                    "podAffinity"));
  }

  private static boolean isNowhere(Map<String, String> wanted, World world) {
    return world.workloads().noneMatch(other -> World.selects(wanted, other.podLabels()));
  }
}
