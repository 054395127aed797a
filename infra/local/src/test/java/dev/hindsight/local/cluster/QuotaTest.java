package dev.hindsight.local.cluster;

import static dev.hindsight.local.cluster.Bench.CHECKOUT;
import static dev.hindsight.local.cluster.Bench.MERGE;
import static dev.hindsight.local.cluster.Bench.PODS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.store.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class QuotaTest {

  private static final String QUOTAS = "/api/v1/namespaces/shop/resourcequotas";

  private Bench bench;

  @BeforeEach
  void start() {
    var only = List.of(ServiceSpec.of("shop", "checkout", "1.8.2", 3, "256Mi"));
    bench = new Bench(settings -> settings.withServices(only));
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void holdsAScaleOutThatTheQuotaHasNoRoomFor() {
    quota("\"pods\":\"4\",\"requests.memory\":\"64Gi\"");
    bench.patch(CHECKOUT + "/scale", MERGE, "{\"spec\":{\"replicas\":6}}");
    bench.pass(Duration.ofSeconds(10));

    assertThat(bench.checkoutPods()).hasSize(4);
    String why =
        "is forbidden: exceeded quota: team-quota, requested: pods=1, used: pods=4, limited:"
            + " pods=4";
    JsonNode failure = condition("ReplicaFailure").orElseThrow();
    assertThat(Json.text(failure, "status")).isEqualTo("True");
    assertThat(Json.text(failure, "reason")).isEqualTo("FailedCreate");
    assertThat(Json.text(failure, "message")).startsWith("pods \"").endsWith(why);
    List<JsonNode> events =
        bench.get("/api/v1/namespaces/shop/events?fieldSelector=reason%3DFailedCreate").items();
    assertThat(events)
        .hasSizeBetween(2, 6)
        .allSatisfy(
            event ->
                assertThat(Json.text(event, "message"))
                    .startsWith("Error creating: pods \"checkout-")
                    .endsWith(why));
    assertThat(bench.get(QUOTAS + "/team-quota").at("status", "used", "pods")).isEqualTo("4");
  }

  @Test
  void goesOnWhenThereIsRoomAgain() {
    quota("\"pods\":\"4\"");
    bench.patch(CHECKOUT + "/scale", MERGE, "{\"spec\":{\"replicas\":6}}");
    bench.pass(Duration.ofSeconds(10));
    bench.patch(QUOTAS + "/team-quota", MERGE, "{\"spec\":{\"hard\":{\"pods\":\"30\"}}}");
    bench.passUntil(() -> bench.available() == 6);
    bench.pass(Duration.ofSeconds(1));
    assertThat(condition("ReplicaFailure")).isEmpty();
  }

  @Test
  void countsInTheUnitsOfTheLimit() {
    quota("\"requests.memory\":\"3072Mi\",\"limits.memory\":\"8Gi\",\"requests.cpu\":\"4\"");
    bench.pass(Duration.ofSeconds(1));
    JsonNode status = bench.get(QUOTAS + "/team-quota").json().path("status");
    assertThat(Json.text(status, "hard", "requests.memory")).isEqualTo("3Gi");
    assertThat(Json.text(status, "used", "requests.memory")).isEqualTo("384Mi");
    assertThat(Json.text(status, "used", "requests.cpu")).isEqualTo("300m");
    assertThat(Json.text(status, "used", "limits.memory")).isEqualTo("768Mi");
  }

  @Test
  void refusesAPodByHand() {
    quota("\"requests.memory\":\"1Mi\"");
    Bench.Answer over = pod("{\"requests\":{\"memory\":\"64Mi\"}}");
    assertThat(over.status()).isEqualTo(403);
    assertThat(over.at("reason")).isEqualTo("Forbidden");
    assertThat(over.at("message"))
        .isEqualTo(
            "pods \"probe\" is forbidden: exceeded quota: team-quota, requested:"
                + " requests.memory=64Mi, used: requests.memory=384Mi, limited:"
                + " requests.memory=1Mi");
    assertThat(pod("{}").at("message"))
        .isEqualTo(
            "pods \"probe\" is forbidden: failed quota: team-quota: must specify requests.memory"
                + " for: probe");
    assertThat(bench.get(PODS + "/probe").status()).isEqualTo(404);
  }

  private Bench.Answer pod(String resources) {
    return bench.post(
        PODS,
        """
        {"kind":"Pod","apiVersion":"v1","metadata":{"name":"probe"},"spec":{"containers":[
          {"name":"probe","image":"registry.shop.example/shop/cart:3.2.4","resources":%s}]}}
        """
            .formatted(resources));
  }

  /** In place of the one that the namespace has from the start. */
  private void quota(String hard) {
    assertThat(bench.delete(QUOTAS + "/team-quota", "").status()).isEqualTo(200);
    Bench.Answer answer =
        bench.post(
            QUOTAS,
            "{\"kind\":\"ResourceQuota\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"team-quota\"},\"spec\":{\"hard\":{%s}}}"
                .formatted(hard));
    assertThat(answer.status()).isEqualTo(201);
  }

  private Optional<JsonNode> condition(String type) {
    return Json.items(bench.get(CHECKOUT).json(), "status", "conditions")
        .filter(one -> Json.text(one, "type").equals(type))
        .findFirst();
  }
}
