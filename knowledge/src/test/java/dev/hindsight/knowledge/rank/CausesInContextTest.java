package dev.hindsight.knowledge.rank;

import static dev.hindsight.knowledge.Likelihood.LIKELY;
import static dev.hindsight.knowledge.Likelihood.POSSIBLE;
import static dev.hindsight.knowledge.Likelihood.SOMETHING_NEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Likelihood;
import dev.hindsight.knowledge.RankedCauses;
import dev.hindsight.knowledge.Samples;
import dev.hindsight.knowledge.Symptoms;
import dev.hindsight.knowledge.rank.learn.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each cause among what lies beside it: nodes, usage, dependencies, and what misleads. */
class CausesInContextTest {

  private static final String UNAVAILABLE =
      "condition@Deployment shop/orders: Available=False MinimumReplicasUnavailable: Deployment"
          + " does not have minimum availability.";
  private static final String AVAILABLE =
      "condition@Deployment shop/orders: Available=True MinimumReplicasAvailable: Deployment has"
          + " minimum availability.";
  private static final String STUCK =
      "condition@Deployment shop/orders: Progressing=False ProgressDeadlineExceeded: ReplicaSet"
          + " \"orders-7c9d8b6f5\" has timed out progressing.";
  private static final String RUNNING =
      "container@Pod shop/orders-1: container orders: running, ready, restarts 0, memory limit"
          + " 512Mi, image orders:3.4.0";
  private static final String OLD_RESTART =
      "container@Pod shop/orders-2: container orders: running, ready, restarts 1, last terminated"
          + " Error exit 1 (3 days ago), memory limit 512Mi, image orders:3.4.0";
  private static final String OLD_NODE_OOM =
      "event@Node node-b: Warning SystemOOM x1 (5 h ago): System OOM encountered, victim process:"
          + " java";
  private static final String CRASHING =
      "container@Pod shop/orders-7c9d8b6f5-k4tq9: container orders: waiting CrashLoopBackOff,"
          + " restarts 3, last terminated Error exit 2, memory limit 512Mi, image orders:3.5.0";
  private static final String NEW_IMAGE =
      "rollout@Deployment shop/orders: revision 12 (current, 4 min ago): image orders:3.4.0 ->"
          + " orders:3.5.0, change cause \"release 3.5.0\"";
  private static final String OLD_IMAGE =
      "rollout@Deployment shop/orders: revision 11 (current, 6 days ago): image orders:3.3.9 ->"
          + " orders:3.4.0";
  private static final String NEIGHBOUR_DEPLOYED =
      "dependency@Deployment shop/ledger: revision 5 (current, 20 min ago): image ledger:1.1 ->"
          + " ledger:1.2";
  private static final String NEIGHBOUR_WELL =
      "dependency@Deployment shop/ledger: 3 of 3 pods ready";
  private static final String BUSY =
      "metric@Pod shop/orders-1: container orders uses cpu 497m of limit 500m (99 %), memory 201Mi"
          + " of limit 512Mi (39 %)";
  private static final String IDLE =
      "metric@Pod shop/orders-1: container orders uses cpu 31m of limit 500m (6 %), memory 201Mi of"
          + " limit 512Mi (39 %)";

  private final RuleRanking ranking = new RuleRanking();

  /** One row: why it is there, what is seen, what must be said. */
  private record Row(
      String why,
      String category,
      Likelihood likelihood,
      String title,
      String object,
      String... lines) {

    @Override
    public String toString() {
      return why;
    }
  }

  private static Row row(
      String why,
      String category,
      Likelihood likelihood,
      String title,
      String object,
      String... lines) {
    return new Row(why, category, likelihood, title, object, lines);
  }

  static Stream<Row> crashes() {
    return Stream.of(
        row(
            "a new version panics while the old replicas serve on",
            "app_crash",
            LIKELY,
            "orders crashes after start since revision 12 (image orders:3.4.0 -> orders:3.5.0):"
                + " exit code 2",
            "Pod shop/orders-7c9d8b6f5-k4tq9",
            "alert@alert: KubePodCrashLooping: Pod shop/orders-7c9d8b6f5-k4tq9 restarts",
            AVAILABLE,
            STUCK,
            RUNNING,
            CRASHING,
            "event@Pod shop/orders-7c9d8b6f5-k4tq9: Warning BackOff x6: Back-off restarting failed"
                + " container orders in pod orders-7c9d8b6f5-k4tq9_shop(1)",
            "previous_log@Pod shop/orders-7c9d8b6f5-k4tq9: panic: runtime error: invalid memory"
                + " address or nil pointer dereference",
            "previous_log@Pod shop/orders-7c9d8b6f5-k4tq9: goroutine 1 [running]:",
            OLD_NODE_OOM,
            NEIGHBOUR_WELL,
            NEW_IMAGE),
        row(
            "a crash of its own code, with a warning about a connection long before",
            "app_crash",
            LIKELY,
            "orders crashes after start: exit code 1",
            "Pod shop/orders-9",
            UNAVAILABLE,
            "container@Pod shop/orders-9: container orders: waiting CrashLoopBackOff, restarts 5,"
                + " last terminated Error exit 1",
            "previous_log@Pod shop/orders-9: WARN statsd at metrics-agent:8125: connection refused,"
                + " metrics are dropped",
            "previous_log@Pod shop/orders-9: Exception in thread \"main\""
                + " java.lang.NullPointerException: Cannot invoke \"Config.region()\"",
            "previous_log@Pod shop/orders-9: at com.example.orders.Main.main(Main.java:41)",
            OLD_IMAGE),
        row(
            "another service's deploy is not this one's change",
            "app_crash",
            LIKELY,
            "orders crashes after start: exit code 134",
            "Pod shop/orders-9",
            "container@Pod shop/orders-9: container orders: waiting CrashLoopBackOff, restarts 5,"
                + " last terminated Error exit 134",
            "previous_log@Pod shop/orders-9: terminate called after throwing an instance of"
                + " 'std::logic_error'",
            "previous_log@Pod shop/orders-9: FATAL aborted",
            NEIGHBOUR_DEPLOYED,
            NEIGHBOUR_WELL,
            OLD_IMAGE),
        row(
            "its probe fails only because the process dies",
            "app_crash",
            LIKELY,
            "orders crashes after start: exit code 2",
            "Pod shop/orders-7c9d8b6f5-k4tq9",
            UNAVAILABLE,
            CRASHING,
            "event@Pod shop/orders-7c9d8b6f5-k4tq9: Warning Unhealthy x4: Readiness probe failed:"
                + " Get \"http://10.2.0.7:8080/ready\": dial tcp 10.2.0.7:8080: connect: connection"
                + " refused",
            "previous_log@Pod shop/orders-7c9d8b6f5-k4tq9: ERROR cannot parse rules.json:"
                + " unexpected end of input",
            OLD_IMAGE),
        row(
            "one old restart is no crash",
            "nothing_wrong",
            SOMETHING_NEW,
            "nothing abnormal was seen on orders",
            "shop/orders",
            AVAILABLE,
            RUNNING,
            OLD_RESTART,
            OLD_NODE_OOM,
            OLD_IMAGE));
  }

  static Stream<Row> probesAndConfiguration() {
    return Stream.of(
        row(
            "a readiness probe that was changed to a path nobody answers",
            "probe_misconfig",
            LIKELY,
            "orders fails its Readiness probe since revision 12: statuscode: 404",
            "Pod shop/orders-n1",
            "alert@alert: KubePodNotReady: Pod shop/orders-n1 is not ready",
            AVAILABLE,
            STUCK,
            "pod@Pod shop/orders-n1: pod orders-n1: phase Running, not ready, on node-a",
            "container@Pod shop/orders-n1: container orders: running, not ready, restarts 0, memory"
                + " limit 512Mi, image orders:3.4.0",
            "event@Pod shop/orders-n1: Warning Unhealthy x31: Readiness probe failed: HTTP probe"
                + " failed with statuscode: 404",
            "log@Pod shop/orders-n1: INFO listening on :8080",
            "log@Pod shop/orders-n1: INFO GET /healthz 404 0 ms",
            "rollout@Deployment shop/orders: revision 12 (current, 6 min ago):"
                + " spec.containers[orders].readinessProbe.httpGet.path: /ready -> /healthz"),
        row(
            "a liveness probe at a wrong port kills a healthy process",
            "probe_misconfig",
            LIKELY,
            "orders fails its Liveness probe: connection refused",
            "Pod shop/orders-n1",
            UNAVAILABLE,
            "container@Pod shop/orders-n1: container orders: waiting CrashLoopBackOff, restarts 4,"
                + " last terminated Error exit 143, memory limit 512Mi",
            "event@Pod shop/orders-n1: Warning Unhealthy x12: Liveness probe failed: Get"
                + " \"http://10.2.0.7:9999/live\": dial tcp 10.2.0.7:9999: connect: connection"
                + " refused",
            "event@Pod shop/orders-n1: Normal Killing x4: Container orders failed liveness probe,"
                + " will be restarted",
            "event@Pod shop/orders-n1: Warning BackOff x3: Back-off restarting failed container",
            "previous_log@Pod shop/orders-n1: INFO listening on :8080",
            "previous_log@Pod shop/orders-n1: INFO signal terminated, shutting down",
            "workload@Deployment shop/orders: container orders is probed for liveness by GET"
                + " :9999/live, but it names only port 8080",
            OLD_IMAGE),
        row(
            "probes time out because the service has more to do than it can",
            "overload",
            LIKELY,
            "orders has more load than it can carry: cpu 497m of limit 500m, queue 200 of 200",
            "Pod shop/orders-1",
            "alert@alert: HighLatency: p99 of orders is 8 s",
            "container@Pod shop/orders-1: container orders: running, not ready, restarts 0",
            "event@Pod shop/orders-1: Warning Unhealthy x3: Readiness probe failed: Get"
                + " \"http://10.2.0.7:8080/ready\": context deadline exceeded",
            "log@Pod shop/orders-1: WARN queue 200 of 200, took 9120 ms",
            BUSY,
            OLD_IMAGE),
        row(
            "a ConfigMap that a new revision reads is not there",
            "missing_configmap",
            LIKELY,
            "orders cannot start: ConfigMap orders-flags is missing",
            "Pod shop/orders-n1",
            "alert@alert: KubeContainerWaiting: container orders waits",
            AVAILABLE,
            "container@Pod shop/orders-n1: container orders: waiting CreateContainerConfigError:"
                + " configmap \"orders-flags\" not found, restarts 0",
            "event@Pod shop/orders-n1: Warning Failed x9: Error: configmap \"orders-flags\" not"
                + " found",
            STUCK,
            RUNNING,
            NEW_IMAGE),
        row(
            "a Secret has no such key",
            "missing_secret",
            LIKELY,
            "orders cannot start: key API_TOKEN is missing in Secret shop/orders-credentials",
            "Pod shop/orders-n1",
            "container@Pod shop/orders-n1: container orders: waiting CreateContainerConfigError:"
                + " couldn't find key API_TOKEN in Secret shop/orders-credentials, restarts 0",
            STUCK,
            RUNNING,
            NEW_IMAGE));
  }

  static Stream<Row> room() {
    return Stream.of(
        row(
            "a request that no node can fulfil",
            "scheduling_insufficient_resources",
            LIKELY,
            "orders cannot be scheduled: it asks for cpu 24 and memory 256Mi, not enough cpu on 5"
                + " nodes",
            "Pod shop/orders-n1",
            "alert@alert: KubePodNotScheduled: Pod shop/orders-n1 waits for a node",
            AVAILABLE,
            RUNNING,
            "pod@Pod shop/orders-n1: pod orders-n1: phase Pending, not ready, asks for cpu 24 and"
                + " memory 256Mi, not scheduled: 0/5 nodes are available: 5 Insufficient cpu.",
            "event@Pod shop/orders-n1: Warning FailedScheduling x4: 0/5 nodes are available: 5"
                + " Insufficient cpu. preemption: 0/5 nodes are available: 5 No preemption victims"
                + " found for incoming pod.",
            "rollout@Deployment shop/orders: revision 12 (current, 4 min ago):"
                + " spec.containers[orders].resources.requests.cpu: 200m -> 24"),
        row(
            "all nodes cordoned is a taint, not a lack of resources",
            "scheduling_taints",
            LIKELY,
            "orders cannot be scheduled: all nodes are cordoned (unschedulable)",
            "Pod shop/orders-n1",
            "pod@Pod shop/orders-n1: pod orders-n1: phase Pending, not ready, asks for cpu 1, not"
                + " scheduled: 0/5 nodes are available: 5 node(s) were unschedulable.",
            "event@Pod shop/orders-n1: Warning FailedScheduling x4: 0/5 nodes are available: 5"
                + " node(s) were unschedulable."),
        row(
            "a scale-up that the quota does not allow",
            "quota_exceeded",
            LIKELY,
            "orders cannot create pods: quota team is used up (requests.memory=3840Mi of"
                + " requests.memory=4Gi)",
            "Deployment shop/orders",
            "alert@alert: KubeDeploymentReplicasMismatch: orders has 4 of 9 replicas",
            AVAILABLE,
            RUNNING,
            "condition@Deployment shop/orders: ReplicaFailure=True FailedCreate: pods"
                + " \"orders-7c9d8b6f5-zz2rk\" is forbidden: exceeded quota: team, requested:"
                + " requests.memory=512Mi, used: requests.memory=3840Mi, limited:"
                + " requests.memory=4Gi",
            "event@ReplicaSet shop/orders-7c9d8b6f5: Warning FailedCreate x15: Error creating: pods"
                + " \"orders-7c9d8b6f5-zz2rk\" is forbidden: exceeded quota: team, requested:"
                + " requests.memory=512Mi, used: requests.memory=3840Mi, limited:"
                + " requests.memory=4Gi",
            "metric@ResourceQuota shop/team: quota team: 3840Mi of 4Gi requests.memory used (94 %)",
            OLD_IMAGE));
  }

  static Stream<Row> loadAndDependencies() {
    return Stream.of(
        row(
            "three times the load on pods that are all well",
            "overload",
            LIKELY,
            "orders has more load than it can carry: cpu 497m of limit 500m, queue 118 of 128",
            "Pod shop/orders-1",
            "alert@alert: ServiceLatencyHigh: p95 of orders is 4.3 s, the goal is 500 ms",
            AVAILABLE,
            RUNNING,
            OLD_RESTART,
            "metric@Deployment shop/orders: 3 of 3 pods use 90 % or more of their cpu limit",
            BUSY,
            "log@Pod shop/orders-1: WARN request queue 118 of 128, took 4312 ms",
            "log@Pod shop/orders-1: WARN deprecated option \"pool.max\" is ignored",
            OLD_NODE_OOM,
            NEIGHBOUR_DEPLOYED,
            NEIGHBOUR_WELL,
            OLD_IMAGE),
        row(
            "the same where the cluster has no metrics",
            "overload",
            LIKELY,
            "orders has more load than it can carry: queue full",
            "Pod shop/orders-1",
            "alert@alert: ServiceLatencyHigh: p95 of orders is 4.3 s",
            RUNNING,
            "log@Pod shop/orders-1: ERROR java.util.concurrent.RejectedExecutionException: queue"
                + " full",
            "log@Pod shop/orders-1: WARN slow request GET /orders took 6100 ms",
            OLD_IMAGE),
        row(
            "a service that works hard and is not slow is nothing to act on",
            "overload",
            POSSIBLE,
            "orders has more load than it can carry: cpu 497m of limit 500m",
            "Pod shop/orders-1",
            "alert@alert: SomethingElse: look at orders",
            RUNNING,
            BUSY,
            "log@Pod shop/orders-1: INFO POST /orders 200 in 12 ms"),
        row(
            "what it calls hangs, though its pods are ready",
            "dependency_connection_failed",
            LIKELY,
            "orders cannot reach ledger:8080: connect timed out",
            "Deployment shop/ledger",
            "alert@alert: ServiceErrorRateHigh: 31 % of the requests to orders fail",
            AVAILABLE,
            RUNNING,
            IDLE,
            "log@Pod shop/orders-1: ERROR call to ledger:8080 failed: connect timed out after 3000"
                + " ms",
            "log@Pod shop/orders-1: ERROR call to ledger:8080 failed: connect timed out after 3001"
                + " ms",
            "log@Pod shop/orders-1: INFO POST /orders 503 3012 ms",
            "dependency@Deployment shop/stock: 2 of 2 pods ready",
            "dependency@Deployment shop/ledger: 2 of 2 pods ready",
            "dependency@Deployment shop/ledger: log of ledger-1: WARN 64 of 64 threads blocked",
            OLD_IMAGE),
        row(
            "its own queue fills up behind what hangs",
            "dependency_connection_failed",
            LIKELY,
            "orders cannot reach ledger.billing.svc.cluster.local:8080: deadline exceeded",
            "Deployment billing/ledger",
            "alert@alert: ServiceLatencyHigh: p95 of orders is 9 s",
            RUNNING,
            IDLE,
            "log@Pod shop/orders-1: ERROR Post"
                + " \"http://ledger.billing.svc.cluster.local:8080/book\": context deadline"
                + " exceeded",
            "log@Pod shop/orders-1: WARN request queue 64 of 64, took 9020 ms",
            "dependency@Deployment shop/ledger: 2 of 2 pods ready",
            "dependency@Deployment billing/ledger: 0 of 2 pods ready",
            OLD_IMAGE),
        row(
            "a dependency of which nothing else is known",
            "dependency_connection_failed",
            LIKELY,
            "orders cannot reach mail.example.com: Max retries exceeded",
            "Pod shop/orders-1",
            "alert@alert: ServiceErrorRateHigh: 31 % of the requests to orders fail",
            RUNNING,
            "log@Pod shop/orders-1: ERROR HTTPSConnectionPool(host='mail.example.com', port=443):"
                + " Max retries exceeded with url: /send",
            OLD_IMAGE),
        row(
            "a host outside that only begins like a dependency",
            "dependency_connection_failed",
            LIKELY,
            "orders cannot reach mail.example.com: Max retries exceeded",
            "Pod shop/orders-1",
            "alert@alert: ServiceErrorRateHigh: 31 % of the requests to orders fail",
            RUNNING,
            "log@Pod shop/orders-1: ERROR HTTPSConnectionPool(host='mail.example.com', port=443):"
                + " Max retries exceeded with url: /send",
            "dependency@Deployment shop/mail: 2 of 2 pods ready",
            OLD_IMAGE),
        row(
            "it crashes because the database does not answer, and that is seen",
            "dependency_connection_failed",
            LIKELY,
            "orders cannot reach ledger-db:5432: connection refused",
            "Deployment shop/ledger-db",
            UNAVAILABLE,
            CRASHING,
            "previous_log@Pod shop/orders-7c9d8b6f5-k4tq9: FATAL dial tcp ledger-db:5432: connect:"
                + " connection refused",
            "dependency@Deployment shop/ledger-db: Available=False MinimumReplicasUnavailable:"
                + " down",
            OLD_IMAGE),
        row(
            "busy to the limit, and one stray failed call",
            "overload",
            LIKELY,
            "orders has more load than it can carry: cpu 497m of limit 500m, queue 118 of 128",
            "Pod shop/orders-1",
            "alert@alert: ServiceLatencyHigh: p95 of orders is 4.3 s",
            RUNNING,
            BUSY,
            "log@Pod shop/orders-1: WARN request queue 118 of 128, took 4312 ms",
            "log@Pod shop/orders-1: WARN request queue 121 of 128, took 4711 ms",
            "log@Pod shop/orders-1: WARN tracing at otel:4317: connection refused",
            NEIGHBOUR_WELL));
  }

  static Stream<Row> nodes() {
    return Stream.of(
        row(
            "a node short of memory puts pods out",
            "node_pressure",
            LIKELY,
            "node node-b is low on memory: pods of orders are evicted",
            "Node node-b",
            "alert@alert: KubePodEvicted: Pod shop/orders-2 was evicted",
            AVAILABLE,
            RUNNING,
            "pod@Pod shop/orders-2: pod orders-2: phase Failed Evicted, not ready, on node-b: The"
                + " node was low on resource: memory. Threshold quantity: 100Mi, available: 40Mi.",
            "event@Pod shop/orders-2: Warning Evicted x1: The node was low on resource: memory."
                + " Threshold quantity: 100Mi, available: 40Mi.",
            "event@Pod shop/orders-2: Normal Killing x1: Stopping container orders",
            "node@Node node-b: MemoryPressure=True KubeletHasInsufficientMemory: kubelet has"
                + " insufficient memory available",
            "node@Node node-b: taint node.kubernetes.io/memory-pressure:NoSchedule",
            "event@Node node-b: Warning EvictionThresholdMet x3: Attempting to reclaim memory",
            OLD_IMAGE),
        row(
            "the disk is full, for the moment it is not, and the pods wait for a place",
            "node_pressure",
            LIKELY,
            "node node-b is low on ephemeral-storage: pods of orders are evicted",
            "Node node-b",
            UNAVAILABLE,
            "pod@Pod shop/orders-2: pod orders-2: phase Failed Evicted, not ready, on node-b: The"
                + " node was low on resource: ephemeral-storage.",
            "container@Pod shop/orders-2: container orders: terminated Error exit 137, restarts 0",
            "pod@Pod shop/orders-3: pod orders-3: phase Pending, not ready, asks for memory 1Gi,"
                + " not scheduled: 0/2 nodes are available: 1 Insufficient memory, 1 node(s) had"
                + " untolerated taint {node.kubernetes.io/disk-pressure: }.",
            "node@Node node-b: no condition is abnormal at the moment",
            "event@Node node-b: Normal NodeHasNoDiskPressure x2: Node node-b status is now:"
                + " NodeHasNoDiskPressure",
            OLD_IMAGE),
        row(
            "pressure on a node that puts nobody out",
            "app_crash",
            LIKELY,
            "orders crashes after start: exit code 2",
            "Pod shop/orders-7c9d8b6f5-k4tq9",
            UNAVAILABLE,
            CRASHING,
            "previous_log@Pod shop/orders-7c9d8b6f5-k4tq9: panic: unknown flag --region",
            "node@Node node-b: DiskPressure=True KubeletHasDiskPressure: kubelet has disk pressure",
            OLD_IMAGE),
        row(
            "a node that is drained by people",
            "nothing_wrong",
            SOMETHING_NEW,
            "nothing abnormal was seen on orders",
            "shop/orders",
            AVAILABLE,
            RUNNING,
            "node@Node node-b: cordoned: no new pods are placed here",
            "event@Pod shop/orders-2: Normal Killing x1: Stopping container orders",
            OLD_IMAGE),
        row(
            "a node that does not answer any more",
            "node_not_ready",
            LIKELY,
            "node node-b is not ready: pods of orders are down with it",
            "Node node-b",
            "alert@alert: KubeNodeNotReady: node-b is not ready",
            UNAVAILABLE,
            "node@Node node-b: Ready=Unknown NodeStatusUnknown: Kubelet stopped posting node"
                + " status.",
            "event@Pod shop/orders-2: Warning NodeNotReady x1: Node is not ready",
            "event@Pod shop/orders-2: Normal TaintManagerEviction x1: Marking for deletion Pod"
                + " shop/orders-2",
            OLD_IMAGE));
  }

  @ParameterizedTest
  @MethodSource({"crashes", "probesAndConfiguration", "room", "loadAndDependencies", "nodes"})
  void namesTheCauseAndWhoIsToBlame(Row row) {
    RankedCauses ranked = ranking.rank(orders(row.lines()), List.of());

    assertThat(ranked.best().category()).as(ranked.toString()).isEqualTo(row.category());
    assertThat(ranked.best().title()).isEqualTo(row.title());
    assertThat(ObjectName.parse(ranked.best().object()).map(ObjectName::key))
        .isEqualTo(ObjectName.parse(row.object()).map(ObjectName::key));
    assertThat(ranked.best().likelihood()).as(ranked.toString()).isEqualTo(row.likelihood());
  }

  /** Lines as {@code kind@object: text}, numbered from 1. */
  private static Symptoms orders(String... lines) {
    List<EvidenceLine> evidence = new ArrayList<>();
    List<String> alerts = new ArrayList<>();
    for (String line : lines) {
      int at = line.indexOf('@');
      int colon = line.indexOf(": ");
      String kind = line.substring(0, at);
      String text = line.substring(colon + 2);
      evidence.add(
          new EvidenceLine(evidence.size() + 1, line.substring(at + 1, colon), kind, text));
      if (kind.equals("alert")) {
        alerts.add(text.substring(0, text.indexOf(':')));
      }
    }
    return new Symptoms("orders", "shop", alerts, List.of(), evidence, Samples.SINCE);
  }
}
