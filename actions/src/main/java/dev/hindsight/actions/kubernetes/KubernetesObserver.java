package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observer;
import dev.hindsight.actions.Subject;
import dev.hindsight.actions.adapter.Notes;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reads;
import dev.hindsight.actions.adapter.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads what a Deployment, its pods, events, logs and history say; partial is fine and said. */
@Component
class KubernetesObserver implements Observer {

  private final Cluster cluster;
  private final Finder finder;
  private final UnaryOperator<String> redactor;
  private final Clock clock;

  KubernetesObserver(
      Cluster cluster,
      Finder finder,
      @Qualifier("redactor") UnaryOperator<String> redactor,
      Clock clock) {
    this.cluster = cluster;
    this.finder = finder;
    this.redactor = redactor;
    this.clock = clock;
  }

  @Override
  public Diagnosis observe(Subject subject, Duration budget) {
    Reads reads = new Reads(budget);
    try {
      Notes notes = new Notes(redactor);
      Optional<ObjectRef> workload = observe(subject, reads, notes);
      return new Diagnosis(
          workload,
          notes.all(),
          reads.missing().stream().map(notes::clean).toList(),
          clock.instant());
    } finally {
      reads.end();
    }
  }

  private Optional<ObjectRef> observe(Subject subject, Reads reads, Notes notes) {
    var identity = reads.start(cluster::identity);
    var found = reads.start(() -> unlessOnlyInAws(subject, finder.find(subject)));
    Optional<String> id = reads.get("identity of the cluster", identity);
    if (id.isEmpty()) {
      found.cancel(true);
      return Optional.empty();
    }
    Optional<JsonNode> deployment = reads.get("the Deployment behind the alert", found);
    return deployment
        .filter(JsonNode::isObject)
        .map(
            d ->
                new Looking(cluster, reads, notes, clock.instant())
                    .at(id.get(), d, subject.dependsOn()));
  }

  /** What is in AWS need not be in the cluster too. */
  private static Outcome<JsonNode> unlessOnlyInAws(Subject subject, Outcome<JsonNode> found) {
    return !subject.cloud().isEmpty()
            && found instanceof Outcome.GaveUp<JsonNode>(Reason reason, _)
            && reason == Reason.GONE
        ? new Outcome.Done<>(JsonNodeFactory.instance.missingNode())
        : found;
  }
}
