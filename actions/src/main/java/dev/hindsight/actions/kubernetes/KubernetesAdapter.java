package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Change;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Kept;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.actions.plan.Action;
import dev.hindsight.actions.plan.Live;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Acts on Deployments; uses only what the API documents. */
@Component
class KubernetesAdapter implements Adapter {

  // The API server ends a request after 60 s (--request-timeout); the rest is for the way there.
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(75);

  private final Cluster cluster;
  private final Diagnostics diagnostics;
  private final UnaryOperator<String> redactor;

  KubernetesAdapter(
      Cluster cluster,
      Diagnostics diagnostics,
      @Qualifier("redactor") UnaryOperator<String> redactor) {
    this.cluster = cluster;
    this.diagnostics = diagnostics;
    this.redactor = redactor;
  }

  @Override
  public Outcome<String> identity() {
    return cluster.identity();
  }

  @Override
  public Outcome<Live> read(ObjectRef object) {
    return workload(object).map(Workload::live);
  }

  private Outcome<Workload> workload(ObjectRef object) {
    return cluster
        .identity()
        .then(
            id ->
                cluster
                    .deployment(object.namespace(), object.name())
                    .then(
                        deployment ->
                            cluster
                                .replicaSets(object.namespace(), Workload.selector(deployment))
                                .map(sets -> Workload.of(id, deployment, sets))));
  }

  @Override
  public Outcome<String> preview(Action action, Live live) {
    return patch(action, live, "hindsight", "dry-run", true)
        .map(
            changed ->
                FieldDiff.between("spec", live.object().path("spec"), changed.path("spec")).stream()
                    .map(redactor)
                    .collect(Collectors.joining("\n")));
  }

  @Override
  public Duration writeMayTake() {
    return REQUEST_TIMEOUT;
  }

  @Override
  public Outcome<Long> write(Change change) {
    return patch(
            change.action(), change.live(), "hindsight-" + change.plan(), change.marker(), false)
        .map(changed -> Json.number(changed, "/metadata/generation"));
  }

  private Outcome<JsonNode> patch(
      Action action, Live live, String manager, String marker, boolean dryRun) {
    String cause = "%s: %s".formatted(manager, action.name());
    Optional<String> body = DeploymentPatch.body(action, live, marker, cause);
    if (body.isEmpty()) {
      return new GaveUp<>(
          Reason.GONE,
          "%s does not keep the revision to go to any more".formatted(live.ref().display()));
    }
    return cluster.patchDeployment(
        live.ref().namespace(), live.ref().name(), body.get(), manager, dryRun);
  }

  @Override
  public Outcome<Health> health(ObjectRef object) {
    return workload(object)
        .then(
            workload ->
                cluster
                    .pods(object.namespace(), Workload.selector(workload.deployment()))
                    .map(pods -> WorkloadHealth.of(workload, pods)));
  }

  @Override
  public Outcome<List<Kept>> keep(ObjectRef object) {
    return workload(object)
        .then(
            workload ->
                cluster
                    .pods(object.namespace(), Workload.selector(workload.deployment()))
                    .map(pods -> diagnostics.keep(workload, workload.pods(pods))));
  }
}
