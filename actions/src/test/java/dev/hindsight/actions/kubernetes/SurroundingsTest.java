package dev.hindsight.actions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.Observation;
import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.Observer;
import dev.hindsight.actions.Subject;
import dev.hindsight.actions.Subject.Dependency;
import dev.hindsight.actions.TestBed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What is around a workload: nodes, usage, quotas, and the services that it calls. */
class SurroundingsTest {

  /** More than a busy machine needs; where something is slow all of it is waited for. */
  private static final Duration BUDGET = Duration.ofSeconds(10);

  private static final Duration SHORT = Duration.ofMillis(1500);
  private static final String NODE = "/api/v1/nodes/worker-2";
  private static final String USAGE = "/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods";
  private static final String BILLING = "/apis/apps/v1/namespaces/billing";
  private static final Subject CALLER =
      new Subject(
          "shop",
          Optional.of("checkout"),
          Optional.empty(),
          List.of(new Dependency("billing", "payments"), new Dependency("shop", "not-ours")));

  private final TestBed bed = new TestBed();

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void aNodeUnderPressureAndThePodItEvicted() {
    bed.cluster.pod(0, SurroundingsTest::evicted);
    bed.cluster.pod(1, pod -> ((ObjectNode) pod.path("spec")).put("nodeName", "worker-2"));
    bed.cluster.extra.put(
        NODE,
        """
        {"metadata":{"name":"worker-2"},"spec":{"unschedulable":true,"taints":[
          {"key":"node.kubernetes.io/memory-pressure","effect":"NoSchedule"},
          {"key":"team","value":"shop","effect":"NoSchedule"}]},
         "status":{"conditions":[
          {"type":"MemoryPressure","status":"True","reason":"KubeletHasInsufficientMemory",
           "message":"kubelet has insufficient memory available"},
          {"type":"DiskPressure","status":"False"},{"type":"OfTomorrow","status":"Unknown"},
          {"type":"Ready","status":"True"}]}}\
        """);
    bed.cluster.extra.put(
        "/api/v1/namespaces/default/events",
        """
        {"items":[
          {"type":"Warning","reason":"SystemOOM","message":"System OOM encountered",
           "lastTimestamp":"2026-02-28T21:00:00Z","involvedObject":{"kind":"Node","name":"worker-2"}},
          {"type":"Warning","reason":"Rebooted","involvedObject":{"kind":"Node","name":"worker-9"}}]}\
        """);
    Diagnosis seen = observe(TestBed.subject());
    assertThat(of(seen, "Node worker-2"))
        .containsExactly(
            "MemoryPressure=True KubeletHasInsufficientMemory: kubelet has insufficient memory"
                + " available",
            "taint node.kubernetes.io/memory-pressure:NoSchedule",
            "cordoned: no new pods are placed here",
            "Warning SystemOOM x1 (13 h ago): System OOM encountered");
    assertThat(lines(seen, Kind.NODE)).contains("0 of 1 nodes under its pods are well");
    assertThat(lines(seen, Kind.POD))
        .contains(
            "pod checkout-r1-abcd1: phase Failed Evicted, not ready, on worker-2: The node was low"
                + " on resource: memory.");
    assertThat(seen.missing()).isEmpty();
  }

  @Test
  void nodesThatMayNotBeReadAreMissedOnce() {
    bed.cluster.pod(0, pod -> ((ObjectNode) pod.path("spec")).put("nodeName", "worker-1"));
    bed.cluster.extra.put("/api/v1/nodes/worker-1", "403");
    assertThat(observe(TestBed.subject()).missing())
        .singleElement()
        .satisfies(why -> assertThat(why).contains("nodes under the pods", "RBAC verb get"));
  }

  @Test
  void whatPodsUseOfTheirLimits() {
    bed.cluster.extra.put(
        USAGE,
        """
        {"items":[{"metadata":{"name":"checkout-r1-abcd2"},"window":"15s","containers":[
          {"name":"checkout","usage":{"cpu":"991000000n","memory":"131072Ki","gpu":"1"}}]},
         {"metadata":{"name":"another"},"containers":[{"name":"x","usage":{"cpu":"?"}}]}]}\
        """);
    assertThat(lines(observe(TestBed.subject()), Kind.METRIC))
        .containsExactly(
            "1 of 1 pods use 85 % or more of their cpu limit",
            "container checkout uses cpu 991m of limit 1 (99 %), memory 128Mi of limit 256Mi"
                + " (50 %)");
  }

  @Test
  void aClusterWithoutMetricsIsNothingToMention() {
    bed.cluster.extra.put(USAGE, "503");
    Diagnosis seen = observe(TestBed.subject());
    assertThat(lines(seen, Kind.METRIC)).isEmpty();
    assertThat(seen.missing()).isEmpty();
  }

  @Test
  void aQuotaIsReadOnceItHeldPodsBack() {
    bed.cluster.extra.put(
        "/api/v1/namespaces/shop/resourcequotas",
        """
        {"items":[{"metadata":{"name":"team-quota"},"status":{
          "hard":{"requests.memory":"1Gi","pods":"50"},
          "used":{"requests.memory":"960Mi","pods":"7"}}}]}\
        """);
    assertThat(lines(observe(TestBed.subject()), Kind.METRIC)).isEmpty();
    bed.cluster.set(
        deployment ->
            ((ObjectNode) deployment.path("status"))
                .withArray("conditions")
                .addObject()
                .put("type", "ReplicaFailure")
                .put("status", "True"));
    assertThat(lines(observe(TestBed.subject()), Kind.METRIC))
        .containsExactly("quota team-quota: 960Mi of 1Gi requests.memory used (94 %)");
  }

  @Test
  void aDependencyThatHangs() {
    payments();
    Diagnosis seen = observe(CALLER);
    assertThat(of(seen, "Deployment billing/payments"))
        .containsExactly(
            "Deployment billing/payments: 1 of 1 available, 1 updated, generation 3 (observed 3)",
            "revision 4 (current, 59 min ago): image payments:4.0.9, change cause \"release\"",
            "1 of 1 pods ready",
            "log of payments-1: 09:58 WARN 32 of 32 workers blocked token=[redacted]");
    assertThat(seen.observations())
        .filteredOn(o -> o.object().name().equals("payments"))
        .allMatch(o -> o.kind() == Kind.DEPENDENCY);
    assertThat(seen.missing()).as("a dependency that is not in the cluster").isEmpty();
  }

  @Test
  void ofASlowDependencyWhatThereIs() {
    payments();
    bed.cluster.slow.add("/namespaces/billing/pods/payments-1/log");
    Diagnosis seen = bed.bean(Observer.class).observe(CALLER, SHORT);
    assertThat(of(seen, "Deployment billing/payments")).contains("1 of 1 pods ready").hasSize(3);
    assertThat(seen.missing()).containsExactly("dependency payments: not read within 1.5 s");
  }

  @Test
  void anOldRestartIsToldAsOld() {
    bed.cluster.settle(false);
    bed.cluster.pod(
        0,
        pod ->
            ((ObjectNode) pod.at("/status/containerStatuses/0/lastState/terminated"))
                .put("finishedAt", "2026-02-26T10:00:00Z"));
    assertThat(lines(observe(TestBed.subject()), Kind.CONTAINER))
        .anyMatch(line -> line.contains("last terminated OOMKilled exit 137 (3 days ago), memory"));
  }

  @Test
  void whatAProbeAsks() {
    bed.cluster.settle(false);
    bed.cluster.set(
        deployment -> {
          ObjectNode container = (ObjectNode) deployment.at("/spec/template/spec/containers/0");
          container.putArray("ports").addObject().put("containerPort", 8080);
          container
              .putObject("readinessProbe")
              .putObject("httpGet")
              .put("port", 9090)
              .put("path", "/ready");
        });
    assertThat(lines(observe(TestBed.subject()), Kind.WORKLOAD))
        .contains(
            "container checkout is probed for readiness by GET :9090/ready, but it names only port"
                + " 8080");
  }

  private void payments() {
    bed.cluster.extra.put(
        BILLING + "/deployments/payments",
        """
        {"metadata":{"name":"payments","namespace":"billing","uid":"d","generation":3,
          "annotations":{"deployment.kubernetes.io/revision":"4"}},
         "spec":{"replicas":1,"selector":{"matchLabels":{"app":"payments"}}},
         "status":{"availableReplicas":1,"updatedReplicas":1,"observedGeneration":3,"conditions":[
          {"type":"Available","status":"True"},{"type":"ReplicaFailure","status":"False"}]}}\
        """);
    bed.cluster.extra.put(
        BILLING + "/replicasets",
        """
        {"items":[{"metadata":{"name":"payments-r4","uid":"rs","creationTimestamp":
           "2026-03-01T09:01:00Z","annotations":{"deployment.kubernetes.io/revision":"4",
           "kubernetes.io/change-cause":"release"},"ownerReferences":[{"uid":"d"}]},
          "spec":{"template":{"spec":{"containers":[{"name":"p","image":"payments:4.0.9"}]}}}}]}\
        """);
    bed.cluster.extra.put(
        "/api/v1/namespaces/billing/pods",
        """
        {"items":[{"metadata":{"name":"payments-1","ownerReferences":[{"uid":"rs"}]},
          "status":{"phase":"Running","containerStatuses":[
           {"name":"p","ready":true,"restartCount":0,"state":{"running":{}}}]}}]}\
        """);
    bed.cluster.log(
        "payments-1", false, "09:57 INFO paid\n09:58 WARN 32 of 32 workers blocked token=abc\n");
  }

  private static void evicted(ObjectNode pod) {
    ((ObjectNode) pod.path("spec")).put("nodeName", "worker-2");
    pod.putObject("status")
        .put("phase", "Failed")
        .put("reason", "Evicted")
        .put("message", "The node was low on resource: memory.");
  }

  private Diagnosis observe(Subject subject) {
    return bed.bean(Observer.class).observe(subject, BUDGET);
  }

  private static List<String> of(Diagnosis seen, String object) {
    return seen.observations().stream()
        .filter(o -> o.object().display().equals(object))
        .map(Observation::line)
        .toList();
  }

  private static List<String> lines(Diagnosis seen, Kind kind) {
    return seen.observations().stream()
        .filter(o -> o.kind() == kind)
        .map(Observation::line)
        .toList();
  }
}
