package dev.hindsight.local.cluster;

import static dev.hindsight.local.cluster.Bench.CHECKOUT;
import static dev.hindsight.local.cluster.Bench.PODS;
import static dev.hindsight.local.cluster.Bench.STRATEGIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.store.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MemoryFaultTest {

  private Bench bench;

  @BeforeEach
  void start() {
    bench = new Bench();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void containersAreKilledAgainAndAgainWhileTheSpecStaysAsItIs() {
    JsonNode spec = bench.get(CHECKOUT).json().path("spec");
    bench.cluster.inject(Fault.OOM, "checkout");
    bench.pass(Duration.ofSeconds(40));

    assertThat(bench.get(CHECKOUT).json().path("spec")).isEqualTo(spec);
    assertThat(statuses())
        .hasSize(3)
        .allSatisfy(
            status -> {
              assertThat(Json.number(status, "restartCount")).isBetween(2, 10);
              assertThat(Json.text(status, "lastState", "terminated", "reason"))
                  .isEqualTo("OOMKilled");
              assertThat(Json.number(status, "lastState", "terminated", "exitCode")).isEqualTo(137);
            });
    assertThat(bench.get("/api/v1/namespaces/shop/events?fieldSelector=reason%3DBackOff").items())
        .anyMatch(
            event ->
                Json.text(event, "message")
                    .startsWith("Back-off restarting failed container checkout"));
    assertThat(bench.cluster.writes()).isEmpty();
  }

  @Test
  void previousLogsTellOfMemory() {
    bench.cluster.inject(Fault.OOM, "checkout");
    bench.passUntil(() -> Bench.reasons(bench.checkoutPods()).contains("CrashLoopBackOff"));
    JsonNode pod =
        bench.checkoutPods().stream()
            .filter(one -> Bench.reasons(List.of(one)).contains("CrashLoopBackOff"))
            .findFirst()
            .orElseThrow();

    String path = PODS + "/" + Json.text(pod, "metadata", "name") + "/log?previous=true";
    assertThat(bench.get(path).text()).contains("starting checkout 1.8.2").contains("heap at");
  }

  @Test
  void aHigherLimitHealsAndTheNextFaultGrowsAboveIt() {
    bench.cluster.inject(Fault.OOM, "checkout");
    bench.pass(Duration.ofSeconds(10));
    setLimit("384Mi");
    bench.passUntil(bench::isRolledOut);
    bench.pass(Duration.ofSeconds(60));
    assertThat(statuses())
        .allSatisfy(status -> assertThat(Json.number(status, "restartCount")).isZero());

    bench.cluster.inject(Fault.OOM, "checkout");
    bench.pass(Duration.ofSeconds(10));
    assertThat(statuses())
        .allSatisfy(status -> assertThat(Json.number(status, "restartCount")).isPositive());
  }

  @Test
  void aLimitThatIsStillTooLowDoesNotHeal() {
    bench.cluster.inject(Fault.OOM, "checkout");
    bench.pass(Duration.ofSeconds(10));
    setLimit("320Mi");
    bench.pass(Duration.ofSeconds(60));
    assertThat(statuses())
        .anySatisfy(status -> assertThat(Json.number(status, "restartCount")).isPositive());
  }

  @Test
  void limitsBeyondReasonAreRedeployedFirst() {
    setLimit("3Gi");
    bench.passUntil(bench::isRolledOut);
    bench.cluster.inject(Fault.OOM, "checkout");
    bench.pass(Duration.ofSeconds(30));
    JsonNode container = bench.get(CHECKOUT).json().at("/spec/template/spec/containers/0");
    assertThat(Json.text(container, "resources", "limits", "memory")).isEqualTo("256Mi");
    assertThat(statuses())
        .anySatisfy(status -> assertThat(Json.number(status, "restartCount")).isPositive());
  }

  private void setLimit(String limit) {
    String patch =
        """
        {"spec":{"template":{"spec":{"containers":[{"name":"checkout","resources":{"limits":{"memory":"%s"}}}]}}}}
        """;
    assertThat(bench.patch(CHECKOUT, STRATEGIC, patch.formatted(limit)).status()).isEqualTo(200);
  }

  private List<JsonNode> statuses() {
    return bench.checkoutPods().stream()
        .filter(pod -> !Json.has(pod, "metadata", "deletionTimestamp"))
        .flatMap(pod -> Json.items(pod, "status", "containerStatuses"))
        .toList();
  }
}
