package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.DrainNode;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.RerunCronJob;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Change;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Kept;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.actions.adapter.Surroundings;
import dev.hindsight.actions.adapter.Written;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Acts on workloads, pods, Jobs and nodes; uses only what the API documents. */
@Component
class KubernetesAdapter implements Adapter {

  // The API server ends a request after 60 s (--request-timeout); the rest is for the way there.
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(75);

  private final Cluster cluster;
  private final Targets targets;
  private final Neighbourhood neighbourhood;
  private final Diagnostics diagnostics;
  private final Refusals refusals;
  private final Drainer drainer;
  private final Impersonation impersonation;
  private final UnaryOperator<String> redactor;

  KubernetesAdapter(
      Cluster cluster,
      Targets targets,
      Neighbourhood neighbourhood,
      Diagnostics diagnostics,
      Refusals refusals,
      Drainer drainer,
      Impersonation impersonation,
      @Qualifier("redactor") UnaryOperator<String> redactor) {
    this.cluster = cluster;
    this.targets = targets;
    this.neighbourhood = neighbourhood;
    this.diagnostics = diagnostics;
    this.refusals = refusals;
    this.drainer = drainer;
    this.impersonation = impersonation;
    this.redactor = redactor;
  }

  @Override
  public Outcome<String> identity(ObjectRef object) {
    return cluster.identity();
  }

  @Override
  public Outcome<Live> read(ObjectRef object) {
    return targets.live(object);
  }

  @Override
  public Outcome<Surroundings> around(Action action) {
    return neighbourhood.around(action);
  }

  @Override
  public Outcome<String> preview(Action action, Live live) {
    return permitted(action, live)
        .then(
            _ ->
                action instanceof DrainNode drain
                    ? drainer.preview(drain, live)
                    : Write.dryRun(action, live)
                        .request()
                        .then(targets::send)
                        .map(changed -> diff(action, live, changed)));
  }

  private Outcome<Live> permitted(Action action, Live live) {
    return refusals
        .of(action, live)
        .<Outcome<Live>>map(why -> new Outcome.GaveUp<>(Reason.INVALID, why))
        .orElseGet(() -> new Outcome.Done<>(live));
  }

  private String diff(Action action, Live live, JsonNode after) {
    if (action.removes()) {
      return live.ref().display() + ": present -> deleted";
    }
    if (action instanceof RerunCronJob) {
      return "Job of %s: (none) -> created".formatted(live.ref().display());
    }
    return Stream.of("spec", "data")
        .flatMap(
            field ->
                FieldDiff.between(field, live.object().path(field), after.path(field)).stream())
        .map(line -> redactor.apply(line).replaceAll("\\R", "⏎"))
        .collect(Collectors.joining("\n"));
  }

  @Override
  public Duration writeMayTake(Action action) {
    return REQUEST_TIMEOUT;
  }

  @Override
  public boolean asApprover(Action action) {
    return impersonation.enabled();
  }

  @Override
  public Outcome<Written> write(Change change) {
    return permitted(change.action(), change.live())
        .then(_ -> impersonation.user(change.approver()))
        .then(
            as ->
                change.action() instanceof DrainNode drain
                    ? drainer.write(drain, change, as)
                    : Write.of(change)
                        .request()
                        .then(request -> targets.send(request.as(as)))
                        .map(changed -> Written.at(generation(change, changed))));
  }

  private static long generation(Change change, JsonNode answer) {
    return switch (change.action()) {
      // The answer is the new Job; the CronJob itself is as it was.
      case RerunCronJob _ -> change.live().generation();
      case Action action -> action.removes() ? 0 : Json.number(answer, "/metadata/generation");
    };
  }

  @Override
  public Outcome<Health> health(ObjectRef object) {
    return targets
        .workload(object)
        .then(
            workload ->
                cluster
                    .pods(object.namespace(), Workload.selector(workload.object()))
                    .map(pods -> WorkloadHealth.of(workload, pods)));
  }

  @Override
  public Outcome<List<Kept>> keep(ObjectRef object) {
    Optional<Kind> kind = Kind.of(object.kind());
    return kind.isPresent()
        ? keep(kind.get(), object)
        : new Outcome.GaveUp<>(Reason.INVALID, "nothing is known of " + object.display());
  }

  private Outcome<List<Kept>> keep(Kind kind, ObjectRef object) {
    return switch (kind) {
      case DEPLOYMENT, STATEFUL_SET, DAEMON_SET ->
          targets
              .workload(object)
              .then(
                  workload ->
                      cluster
                          .pods(object.namespace(), Workload.selector(workload.object()))
                          .map(pods -> diagnostics.keep(workload, workload.pods(pods))));
      case JOB ->
          targets
              .get(kind, object)
              .then(
                  job ->
                      targets
                          .podsOfJob(object)
                          .map(pods -> diagnostics.keep(object, job, Json.items(pods))));
      case POD -> targets.get(kind, object).map(pod -> diagnostics.keep(object, pod, List.of(pod)));
      case NODE, CRON_JOB, AUTOSCALER, CONFIG_MAP, CLAIM ->
          targets.get(kind, object).map(tree -> diagnostics.keep(object, tree, List.of()));
    };
  }
}
