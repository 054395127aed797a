package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.policy.ResourceQuotas;
import dev.hindsight.local.cluster.store.Generations;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/** Runs a Job that somebody made: one pod, which does its work in some seconds and ends well. */
final class JobController {

  private static final String COMPONENT = "job-controller";
  private static final Duration WORK = Duration.ofSeconds(4);

  private final ObjectStore store;
  private final Events events;
  private final ResourceQuotas quotas;
  private final Random random;

  JobController(ObjectStore store, Events events) {
    this.store = store;
    this.events = events;
    this.quotas = new ResourceQuotas(store);
    this.random = new Random(store.version());
  }

  void reconcile(ObjectNode job, Ownership ownership, Instant now) {
    if (Json.items(job, "status", "conditions").findAny().isPresent()
        || Json.flag(job, "spec", "suspend")) {
      return;
    }
    List<ObjectNode> pods = ownership.pods(job);
    if (pods.isEmpty()) {
      begin(job, now);
      return;
    }
    ObjectNode pod = pods.getFirst();
    PodRun run = PodRun.of(store, pod);
    if (run.step() == PodRun.Step.RUNNING && run.lasted(WORK, now)) {
      end(job, pod, now);
    }
  }

  private void begin(ObjectNode job, Instant now) {
    ObjectNode pod = Manifests.pod(job, Templates.suffix(random));
    ObjectNode metadata = Json.child(pod, "metadata");
    String name = Json.text(job, "metadata", "name");
    Json.child(metadata, "labels").put("batch.kubernetes.io/job-name", name).put("job-name", name);
    Manifests.own(metadata, "batch/v1", "Job", job);
    Optional<String> refused = quotas.refusal(pod);
    if (refused.isPresent()) {
      events.warning(job, COMPONENT, "FailedCreate", "Error creating: " + refused.get());
      return;
    }
    store.create(Kind.POD, pod);
    events.normal(
        job, COMPONENT, "SuccessfulCreate", "Created pod: " + Json.text(metadata, "name"));
    ObjectNode changed = job.deepCopy();
    Json.child(changed, "status").put("active", 1).put("startTime", Json.time(now));
    Generations.update(store, Key.of(Kind.JOB, job), changed);
  }

  private void end(ObjectNode job, ObjectNode pod, Instant now) {
    ObjectNode ended = PodStatus.copy(pod, now).terminated("Completed", 0).pod();
    Json.child(ended, "status").put("phase", "Succeeded");
    store.put(Key.of(Kind.POD, ended), ended);
    new PodRun(PodRun.Step.FINISHED, now, 0).keep(store, ended);
    ObjectNode changed = job.deepCopy();
    ObjectNode status = Json.child(changed, "status");
    status.remove("active");
    status.put("succeeded", 1).put("completionTime", Json.time(now));
    status
        .putArray("conditions")
        .addObject()
        .put("type", "Complete")
        .put("status", "True")
        .put("reason", "CompletionsReached")
        .put("lastTransitionTime", Json.time(now));
    Generations.update(store, Key.of(Kind.JOB, job), changed);
    events.normal(job, COMPONENT, "Completed", "Job completed");
  }
}
