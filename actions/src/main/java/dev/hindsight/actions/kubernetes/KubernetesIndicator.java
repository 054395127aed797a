package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.Subject;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reads;
import dev.hindsight.actions.verify.Indicator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A service lives when all its wanted replicas are ready and no container just restarted. */
@Component
class KubernetesIndicator implements Indicator {

  private static final Duration JUST_NOW = Duration.ofMinutes(1);
  private static final Duration BUDGET = Duration.ofSeconds(4);

  private final Cluster cluster;
  private final Finder finder;
  private final Clock clock;

  KubernetesIndicator(Cluster cluster, Finder finder, Clock clock) {
    this.cluster = cluster;
    this.finder = finder;
    this.clock = clock;
  }

  @Override
  public Reading read(Subject subject) {
    Reads reads = new Reads(BUDGET);
    try {
      return reads
          .get("the service's state", reads.start(() -> reading(subject)))
          .orElseGet(() -> new Reading.Unreadable(String.join("; ", reads.missing())));
    } finally {
      reads.end();
    }
  }

  private Outcome<Reading> reading(Subject subject) {
    return finder
        .find(subject)
        .then(
            deployment ->
                cluster
                    .replicaSets(subject.namespace(), Workload.selector(deployment))
                    .map(sets -> Workload.of("", deployment, sets)))
        .then(
            workload ->
                cluster
                    .pods(subject.namespace(), Workload.selector(workload.object()))
                    .map(pods -> judge(workload, pods)));
  }

  private Reading judge(Workload workload, JsonNode podList) {
    Health health = WorkloadHealth.of(workload, podList);
    Instant since = clock.instant().minus(JUST_NOW);
    List<String> restarted =
        workload.pods(podList).stream()
            .map(PodView::new)
            .filter(pod -> pod.restartedAfter(since))
            .map(PodView::name)
            .toList();
    if (!restarted.isEmpty()) {
      return new Reading.Bad(
          "%s; restarted in the last minute: %s"
              .formatted(health.sentence(), String.join(", ", restarted)));
    }
    return health.rolledOut() && health.allReady()
        ? new Reading.Good(health.sentence() + "; none in the last minute")
        : new Reading.Bad(health.sentence());
  }
}
