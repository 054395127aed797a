package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.Done;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the single objects that plans act on, with what belongs to them; sends the writes. */
@Component
class Targets {

  private final KubeClient client;
  private final Cluster cluster;

  Targets(KubeClient client, Cluster cluster) {
    this.client = client;
    this.cluster = cluster;
  }

  Outcome<JsonNode> get(Kind kind, ObjectRef ref) {
    return client.json(Request.get(ref.display(), kind.path(ref), Map.of()));
  }

  /** A Deployment and its ReplicaSets together, a StatefulSet or a DaemonSet. */
  Outcome<Workload> workload(ObjectRef ref) {
    Optional<Kind> kind = Kind.of(ref.kind()).filter(Kind::workload);
    return kind.isEmpty()
        ? new GaveUp<>(Reason.INVALID, ref.display() + " has no pods of its own")
        : cluster.identity().then(id -> workload(id, kind.get(), ref));
  }

  private Outcome<Workload> workload(String id, Kind kind, ObjectRef ref) {
    return kind == Kind.DEPLOYMENT
        ? get(kind, ref)
            .then(
                deployment ->
                    cluster
                        .replicaSets(ref.namespace(), Workload.selector(deployment))
                        .map(sets -> Workload.of(id, deployment, sets)))
        : get(kind, ref).map(object -> Workload.alone(id, kind.title(), object));
  }

  Outcome<Live> live(ObjectRef ref) {
    Optional<Kind> kind = Kind.of(ref.kind());
    return kind.isEmpty()
        ? new GaveUp<>(Reason.INVALID, "plans do not act on a " + ref.kind())
        : cluster
            .identity()
            .then(
                id ->
                    live(
                        id,
                        kind.get(),
                        new ObjectRef(id, ref.kind(), ref.namespace(), ref.name())));
  }

  private Outcome<Live> live(String id, Kind kind, ObjectRef ref) {
    if (kind.workload()) {
      return workload(id, kind, ref).map(Workload::live);
    }
    return get(kind, ref)
        .then(
            object ->
                switch (kind) {
                  case NODE ->
                      podsOn(ref.name())
                          .map(pods -> LiveObject.of(ref, ObjectFacts.node(object, pods), object));
                  case POD ->
                      nodeGone(object)
                          .map(gone -> LiveObject.of(ref, ObjectFacts.pod(object, gone), object));
                  case CRON_JOB -> jobsOf(ref, object).map(jobs -> cronJob(ref, object, jobs));
                  case JOB -> done(LiveObject.of(ref, ObjectFacts.job(object), object));
                  case AUTOSCALER ->
                      done(LiveObject.of(ref, ObjectFacts.autoscaler(object), object));
                  case CONFIG_MAP ->
                      done(LiveObject.of(ref, ObjectFacts.configMap(object), object));
                  case CLAIM -> done(LiveObject.of(ref, ObjectFacts.claim(object), object));
                  case DEPLOYMENT, STATEFUL_SET, DAEMON_SET ->
                      throw new IllegalStateException("a workload is read above");
                });
  }

  private static Outcome<Live> done(Live live) {
    return new Done<>(live);
  }

  /** A rerun leaves its trace on the Job, in the one write that makes it. */
  private static Live cronJob(ObjectRef ref, JsonNode cronJob, List<JsonNode> jobs) {
    return LiveObject.of(
        ref,
        ObjectFacts.cronJob(cronJob, jobs),
        cronJob,
        ObjectFacts.rerun(jobs).flatMap(job -> Json.annotation(job, Workload.MARKER)));
  }

  private Outcome<List<JsonNode>> jobsOf(ObjectRef ref, JsonNode cronJob) {
    String uid = Json.text(cronJob, "/metadata/uid");
    return client
        .json(
            Request.get(
                "jobs in namespace " + ref.namespace(), Kind.JOB.all(ref.namespace()), Map.of()))
        .map(list -> Json.items(list).stream().filter(job -> Json.ownedBy(job, uid)).toList());
  }

  /** Asked only of a pod that should be gone: then it matters whether it may still run. */
  private Outcome<Boolean> nodeGone(JsonNode pod) {
    Optional<String> node = Json.maybe(pod, "/spec/nodeName");
    if (Json.maybe(pod, "/metadata/deletionTimestamp").isEmpty() || node.isEmpty()) {
      return new Done<>(false);
    }
    Outcome<JsonNode> read = cluster.node(node.get());
    return read instanceof GaveUp<JsonNode>(Reason reason, _) && reason == Reason.GONE
        ? new Done<>(true)
        : read.map(ObjectFacts::outOfService);
  }

  /** All pods there, of every namespace. */
  private Outcome<JsonNode> podsOn(String node) {
    return client.json(
        Request.get(
            "pods on Node " + node,
            Kind.POD.all(""),
            Map.of("fieldSelector", "spec.nodeName=" + node)));
  }

  Outcome<JsonNode> podsOfJob(ObjectRef job) {
    return cluster.pods(job.namespace(), "job-name=" + job.name());
  }

  Outcome<JsonNode> nodes() {
    return client.json(Request.get("nodes", "/api/v1/nodes", Map.of()));
  }

  Outcome<JsonNode> autoscalers(String namespace) {
    return client.json(
        Request.get(
            "horizontalpodautoscalers in namespace " + namespace,
            Kind.AUTOSCALER.all(namespace),
            Map.of()));
  }

  Outcome<JsonNode> send(Request write) {
    return client.json(write);
  }
}
