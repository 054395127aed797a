package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Likelihood;
import dev.hindsight.knowledge.Symptoms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person should look at to make an unclear picture clear. */
final class MissingEvidence {

  private static final int MOST = 4;

  private static final Map<Set<String>, String> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put(
        Set.of("container", "pod"),
        "The state of the containers was not seen (kubectl describe pod).");
    KINDS.put(
        Set.of("event"), "No events were seen (kubectl get events --sort-by=.lastTimestamp).");
    KINDS.put(
        Set.of("previous_log", "log"),
        "No log was seen (kubectl logs --previous for a container that restarted).");
    KINDS.put(Set.of("rollout"), "The rollout history was not seen (kubectl rollout history).");
  }

  private MissingEvidence() {}

  static List<String> sentences(Symptoms symptoms, Optional<Fit> best, Likelihood likelihood) {
    if (likelihood == Likelihood.LIKELY) {
      return List.of();
    }
    return Stream.concat(asked(best), unseen(symptoms)).distinct().limit(MOST).toList();
  }

  private static Stream<String> asked(Optional<Fit> best) {
    return best.stream()
        .flatMap(fit -> fit.hits().stream())
        .filter(hit -> !hit.present())
        .flatMap(hit -> hit.feature().ask().stream())
        .map(ask -> "Not seen: " + ask + ".");
  }

  private static Stream<String> unseen(Symptoms symptoms) {
    if (Culprits.areAllInAws(symptoms)) {
      return Stream.empty();
    }
    Set<String> kinds =
        symptoms.evidence().stream().map(EvidenceLine::kind).collect(Collectors.toSet());
    return KINDS.entrySet().stream()
        .filter(entry -> entry.getKey().stream().noneMatch(kinds::contains))
        .map(Map.Entry::getValue);
  }
}
