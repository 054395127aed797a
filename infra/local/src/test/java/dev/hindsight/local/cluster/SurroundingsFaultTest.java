package dev.hindsight.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.store.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Faults that nobody deployed: load, quota, a node, a service that is called. */
class SurroundingsFaultTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private FaultBench bench;

  @BeforeEach
  void start() {
    bench = new FaultBench();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(Severity.class)
  void tooMuchLoadMakesReadyReplicasSlowUntilThereAreMore(Severity severity) {
    bench.inject(Fault.SLOW, "checkout", severity, 6);
    bench.firesWithin(SOON, "ServiceLatencyHigh");

    JsonNode alert = bench.firing("ServiceLatencyHigh").getFirst();
    assertThat(Json.text(alert, "labels", "service")).isEqualTo("checkout");
    assertThat(Json.text(alert, "annotations", "description")).contains("p95", "goal");
    assertThat(bench.bench.available()).isEqualTo(3);
    assertThat(bench.log(bench.pods("checkout").getFirst(), "?tailLines=60")).contains(" of 128");
    double high = cpu("checkout");
    assertThat(high).isGreaterThan(0.4);

    bench.scale("checkout", 6);
    bench.fallsSilentWithin(Duration.ofSeconds(40));
    assertThat(cpu("checkout")).isLessThan(high);
    assertThat(bench.log(bench.pods("checkout").getFirst(), "?tailLines=5"))
        .doesNotContain(" of 128");
  }

  @Test
  void aServiceScaledBeyondItsQuotaLacksReplicasUntilItIsScaledBack() {
    bench.inject(Fault.QUOTA, "checkout", Severity.MAJOR, 0);
    bench.firesWithin(SOON, "KubeQuotaExceeded");
    bench.firesWithin(SOON, "KubeDeploymentReplicasMismatch");

    assertThat(bench.events())
        .anyMatch(
            event ->
                event.matches(
                    "FailedCreate: Error creating: pods \"checkout-\\w+-\\w+\" is forbidden:"
                        + " exceeded quota: team-quota, requested: requests.memory=128Mi, used:"
                        + " requests.memory=\\w+, limited: requests.memory=\\w+"));
    assertThat(Json.items(bench.deployment("checkout"), "status", "conditions"))
        .anyMatch(
            one ->
                Json.text(one, "type").equals("ReplicaFailure")
                    && Json.text(one, "reason").equals("FailedCreate"));

    bench.scale("checkout", 3);
    bench.fallsSilentWithin(Duration.ofSeconds(40));
  }

  @Test
  void aHigherQuotaHealsToo() {
    bench.inject(Fault.QUOTA, "payments", Severity.MINOR, 0);
    bench.firesWithin(SOON, "KubeQuotaExceeded");
    var raised =
        bench.bench.patch(
            "/api/v1/namespaces/shop/resourcequotas/team-quota",
            Bench.MERGE,
            "{\"spec\":{\"hard\":{\"requests.memory\":\"16Gi\"}}}");
    assertThat(raised.status()).isEqualTo(200);
    bench.fallsSilentWithin(Duration.ofSeconds(60));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 6, 12, 18})
  void aNodeUnderPressureEvictsAgainAndAgainUntilItIsCordoned(long seed) {
    bench.inject(Fault.NODE_PRESSURE, "checkout", Severity.MAJOR, seed);
    bench.firesWithin(SOON, "KubeNodePressure");
    bench.firesWithin(SOON, "KubePodEvicted");

    JsonNode alert = bench.firing("KubeNodePressure").getFirst();
    String node = Json.text(alert, "labels", "node");
    assertThat(Json.text(alert, "labels", "service")).isEqualTo("checkout");
    bench.bench.pass(Duration.ofSeconds(40));
    List<JsonNode> evicted =
        bench.pods("checkout").stream()
            .filter(pod -> Json.text(pod, "status", "reason").equals("Evicted"))
            .toList();
    assertThat(evicted)
        .hasSizeGreaterThan(2)
        .allMatch(pod -> Json.text(pod, "spec", "nodeName").equals(node))
        .allMatch(
            pod -> Json.text(pod, "status", "message").startsWith("The node was low on resource"));
    assertThat(bench.events())
        .anyMatch(event -> event.startsWith("EvictionThresholdMet: Attempting to reclaim "));
    bench.bench.passUntil(() -> isPressed(node));

    bench.cordon(node);
    bench.fallsSilentWithin(Duration.ofSeconds(90));
    bench.bench.pass(Duration.ofSeconds(30));
    assertThat(isPressed(node)).isFalse();
    assertThat(bench.firing()).isEmpty();
    assertThat(bench.bench.available()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(Severity.class)
  void aHangingDependencyFailsItsCallerUntilItIsRestarted(Severity severity) {
    bench.inject(Fault.DEPENDENCY_DOWN, "checkout", severity, 0);
    bench.firesWithin(SOON, "ServiceErrorRateHigh");

    JsonNode alert = bench.firing("ServiceErrorRateHigh").getFirst();
    assertThat(Json.text(alert, "labels", "service")).isEqualTo("checkout");
    // a minor fault fails few requests, and which pod meets them is chance
    assertThat(bench.pods("checkout").stream().map(pod -> bench.log(pod, "?tailLines=200")))
        .anySatisfy(text -> assertThat(text).containsPattern("ERROR .*cart:8080.*"));
    bench.bench.pass(Duration.ofSeconds(20));
    String hanging =
        bench.pods("cart").stream()
            .map(pod -> bench.log(pod, "?tailLines=3"))
            .filter(text -> text.contains("workers blocked"))
            .findFirst()
            .orElseThrow();
    assertThat(hanging).doesNotContain(" 200 in ");
    assertThat(bench.pods("cart"))
        .allMatch(pod -> Json.flag(Json.at(pod, "status", "containerStatuses").path(0), "ready"));

    bench.restart("cart");
    bench.fallsSilentWithin(Duration.ofSeconds(60));
    assertThat(bench.log(bench.pods("checkout").getFirst(), "?tailLines=5"))
        .doesNotContain("cart:8080");
  }

  private boolean isPressed(String node) {
    return Json.items(bench.bench.get("/api/v1/nodes/" + node).json(), "status", "conditions")
        .filter(one -> Json.text(one, "type").endsWith("Pressure"))
        .anyMatch(one -> Json.text(one, "status").equals("True"));
  }

  /** Cores in use by the busiest pod of a service, from metrics.k8s.io. */
  private double cpu(String service) {
    return bench
        .bench
        .get(
            "/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods?labelSelector=app.kubernetes.io/name%3D"
                + service)
        .items()
        .stream()
        .map(pod -> Json.text(Json.at(pod, "containers").path(0), "usage", "cpu"))
        .mapToDouble(text -> Double.parseDouble(text.replace("n", "")) / 1e9)
        .max()
        .orElse(0);
  }
}
