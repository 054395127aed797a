package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Reason;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the single objects that plans act on, and what is around them; sends the writes. */
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

  /** Deployment and ReplicaSets together. */
  Outcome<Workload> workload(ObjectRef ref) {
    return cluster
        .identity()
        .then(
            id ->
                get(Kind.DEPLOYMENT, ref)
                    .then(
                        deployment ->
                            cluster
                                .replicaSets(ref.namespace(), Workload.selector(deployment))
                                .map(sets -> Workload.of(id, deployment, sets))));
  }

  Outcome<Live> live(ObjectRef ref) {
    Optional<Kind> kind = Kind.of(ref.kind());
    if (kind.isEmpty()) {
      return new GaveUp<>(Reason.INVALID, "plans do not act on a " + ref.kind());
    }
    return kind.get() == Kind.DEPLOYMENT
        ? workload(ref).map(Workload::live)
        : cluster
            .identity()
            .then(id -> get(kind.get(), ref).map(tree -> LiveObject.of(id, kind.get(), ref, tree)));
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
            "/apis/autoscaling/v2/namespaces/%s/horizontalpodautoscalers"
                .formatted(Request.escape(namespace)),
            Map.of()));
  }

  Outcome<JsonNode> send(Request write) {
    return client.json(write);
  }
}
