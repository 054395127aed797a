package dev.hindsight.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.store.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Faults that somebody deployed; undoing the rollout heals them. */
class BadDeployTest {

  private static final Duration SOON = Duration.ofSeconds(25);

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
  @ValueSource(longs = {0, 6, 12, 18, 24})
  void aReleaseThatCrashesLoopsWhileTheOldReplicasServe(long seed) {
    bench.inject(Fault.CRASH, "checkout", Severity.MAJOR, seed);
    bench.firesWithin(SOON, "KubePodCrashLooping");

    JsonNode pod = broken();
    JsonNode ended = Json.at(status(pod), "lastState", "terminated");
    assertThat(Json.text(ended, "reason")).isEqualTo("Error");
    assertThat(Json.number(ended, "exitCode")).isIn(1, 2, 134);
    assertThat(bench.log(pod, "?previous=true"))
        .contains("starting checkout 1.8.3")
        .containsPattern("(?m)^\\S+Z .*(Exception|panic:|terminate called|Assertion)");
    assertThat(bench.cause("checkout")).isEqualTo("deploy shop/checkout 1.8.3");
    assertThat(bench.bench.available()).isEqualTo(3);

    healsByUndo("checkout");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 6, 12, 18})
  void requestsThatNoNodeHasRoomForKeepPodsPending(long seed) {
    bench.inject(Fault.PENDING, "payments", Severity.MAJOR, seed);
    bench.firesWithin(SOON, "KubePodNotScheduled");

    assertThat(bench.events())
        .anyMatch(
            event ->
                event.matches(
                    "FailedScheduling: 0/3 nodes are available: 3 Insufficient cpu\\."
                        + " preemption: 0/3 nodes are available: 3 No preemption victims found for"
                        + " incoming pod\\."));
    JsonNode pending =
        bench.pods("payments").stream()
            .filter(pod -> Json.text(pod, "status", "phase").equals("Pending"))
            .findFirst()
            .orElseThrow();
    assertThat(Json.items(pending, "status", "conditions"))
        .anyMatch(
            one ->
                Json.text(one, "type").equals("PodScheduled")
                    && Json.text(one, "status").equals("False")
                    && Json.text(one, "reason").equals("Unschedulable"));
    assertThat(bench.cause("payments")).startsWith("set resources of shop/payments: request");

    healsByUndo("payments");
  }

  @Test
  void aReadinessProbeOnTheWrongPathKeepsARunningPodOut() {
    long seed = seed("readinessProbe", "/_health", "/healthz/ready", "/actuator", "/api/health");
    bench.inject(Fault.PROBE, "checkout", Severity.MAJOR, seed);
    bench.firesWithin(SOON, "KubePodNotReady");

    JsonNode pod = unready();
    assertThat(bench.events())
        .contains("Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 404");
    assertThat(bench.log(pod, "")).contains("listening on port 8080", " 404 in 0 ms");
    assertThat(Json.number(status(pod), "restartCount")).isZero();

    healsByUndo("checkout");
  }

  @Test
  void aProbeOnTheWrongPortIsRefused() {
    bench.inject(Fault.PROBE, "checkout", Severity.MAJOR, seed("readinessProbe", "port 8081"));
    bench.firesWithin(SOON, "KubePodNotReady");
    assertThat(bench.events())
        .anyMatch(
            event ->
                event.matches(
                    "Unhealthy: Readiness probe failed: Get \"http://[0-9.]+:8081/ready\": dial tcp"
                        + " [0-9.]+:8081: connect: connection refused"));
    healsByUndo("checkout");
  }

  @Test
  void aWrongLivenessProbeRestartsAgainAndAgain() {
    bench.inject(Fault.PROBE, "checkout", Severity.MAJOR, seed("livenessProbe"));
    bench.firesWithin(Duration.ofSeconds(40), "KubePodCrashLooping");
    assertThat(bench.events())
        .contains("Killing: Container checkout failed liveness probe, will be restarted");
    JsonNode pod =
        bench.pods("checkout").stream()
            .filter(one -> Json.has(status(one), "lastState", "terminated"))
            .findFirst()
            .orElseThrow();
    assertThat(bench.log(pod, "?previous=true"))
        .contains("listening on port 8080", "received SIGTERM");
    healsByUndo("checkout");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 6, 12, 18, 24, 30, 36, 42})
  void configurationThatIsMissingKeepsContainersFromBeingMade(long seed) {
    bench.inject(Fault.CONFIG_MISSING, "catalog", Severity.MAJOR, seed);
    bench.firesWithin(SOON, "KubeContainerWaiting");

    assertThat(bench.waiting("catalog")).contains("CreateContainerConfigError");
    assertThat(bench.events())
        .anyMatch(
            event ->
                event.matches(
                    "Failed: Error: ((configmap|secret) \"catalog-[a-z-]+\" not found|couldn't find"
                        + " key [A-Z_]+ in (ConfigMap|Secret) shop/catalog-[a-z-]+)"));
    assertThat(bench.firing("KubeContainerWaiting"))
        .allMatch(alert -> Json.text(alert, "labels", "severity").equals("critical"));

    healsByUndo("catalog");
  }

  @Test
  void aMinorFaultIsOnlyAWarning() {
    bench.inject(Fault.CRASH, "checkout", Severity.MINOR, 0);
    bench.firesWithin(Duration.ofSeconds(60), "KubePodCrashLooping");
    assertThat(bench.firing("KubePodCrashLooping"))
        .allMatch(alert -> Json.text(alert, "labels", "severity").equals("warning"));
    healsByUndo("checkout");
  }

  private void healsByUndo(String service) {
    bench.undo(service);
    bench.fallsSilentWithin(Duration.ofSeconds(90));
    JsonNode deployment = bench.deployment(service);
    assertThat(Json.number(deployment, "status", "availableReplicas"))
        .isEqualTo(Json.number(deployment, "spec", "replicas"));
  }

  /** The first seed whose probe fault is described by one of these words. */
  private long seed(String kind, String... words) {
    for (long seed = 0; seed < 300; seed += 6) {
      try (var trial = new FaultBench()) {
        trial.inject(Fault.PROBE, "checkout", Severity.MAJOR, seed);
        String cause = trial.cause("checkout");
        if (cause.contains(kind)
            && (words.length == 0 || List.of(words).stream().anyMatch(cause::contains))) {
          return seed;
        }
      }
    }
    throw new AssertionError("no seed for " + kind);
  }

  private JsonNode broken() {
    return bench.pods("checkout").stream()
        .filter(pod -> Json.number(status(pod), "restartCount") > 0)
        .findFirst()
        .orElseThrow();
  }

  private JsonNode unready() {
    return bench.pods("checkout").stream()
        .filter(pod -> !Json.flag(status(pod), "ready"))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode status(JsonNode pod) {
    return Json.at(pod, "status", "containerStatuses").path(0);
  }
}
