package dev.hindsight.local.cluster;

import static dev.hindsight.local.cluster.Bench.PODS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.store.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class EvictionTest {

  private static final String BUDGETS = "/apis/policy/v1/namespaces/shop/poddisruptionbudgets";

  private static final String OTHER_IMAGE =
      "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"checkout\",\"image\":\"registry.shop.example/shop/checkout:0.0.0\"}]}}}}";

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
  void evictsAsManyAsTheBudgetAllows() {
    budget("\"minAvailable\":2");
    List<String> pods = names(bench.checkoutPods());
    assertThat(Json.number(budget(), "status", "disruptionsAllowed")).isEqualTo(1);

    Bench.Answer first = evict(pods.getFirst(), "");
    Bench.Answer second = evict(pods.get(1), "");

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.at("status")).isEqualTo("Success");
    assertThat(second.status()).isEqualTo(429);
    assertThat(second.at("reason")).isEqualTo("TooManyRequests");
    assertThat(second.at("message"))
        .isEqualTo("Cannot evict pod as it would violate the pod's disruption budget.");
    JsonNode cause = Json.at(second.json(), "details", "causes").path(0);
    assertThat(Json.text(cause, "reason")).isEqualTo("DisruptionBudget");
    assertThat(Json.text(cause, "message"))
        .matches("The disruption budget keep needs 2 healthy pods and has [23] currently");

    bench.passUntil(
        () ->
            bench.isRolledOut()
                && Json.number(budget(), "status", "disruptionsAllowed") == 1
                && !Json.has(budget(), "status", "disruptedPods"));
    assertThat(names(bench.checkoutPods())).hasSize(3).doesNotContain(pods.getFirst());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "minAvailable":3       | 3 | 0
          "minAvailable":"50%"   | 2 | 1
          "minAvailable":"100%"  | 3 | 0
          "maxUnavailable":1     | 2 | 1
          "maxUnavailable":"34%" | 1 | 2
          "maxUnavailable":0     | 3 | 0
          "minAvailable":0       | 0 | 3
          """)
  void countsWhatMayGo(String bound, int desired, int allowed) {
    budget(bound);
    JsonNode status = budget().path("status");
    assertThat(Json.number(status, "expectedPods")).isEqualTo(3);
    assertThat(Json.number(status, "currentHealthy")).isEqualTo(3);
    assertThat(Json.number(status, "desiredHealthy")).isEqualTo(desired);
    assertThat(Json.number(status, "disruptionsAllowed")).isEqualTo(allowed);
    assertThat(Json.text(status.path("conditions").path(0), "reason"))
        .isEqualTo(allowed > 0 ? "SufficientPods" : "InsufficientPods");
  }

  @Test
  void aDryRunTellsTheSameAndEvictsNobody() {
    budget("\"minAvailable\":2");
    List<JsonNode> before = bench.checkoutPods();
    String pod = names(before).getFirst();

    assertThat(evict(pod, "\"deleteOptions\":{\"dryRun\":[\"All\"]},").status()).isEqualTo(201);
    assertThat(evict(pod, "\"deleteOptions\":{\"dryRun\":[\"All\"]},").status()).isEqualTo(201);
    assertThat(bench.checkoutPods()).isEqualTo(before);
    assertThat(bench.cluster.writes().subList(1, 3)).allMatch(ApiWrite::dryRun);
  }

  @Test
  void twoBudgetsForOnePodAreRefused() {
    budget("\"minAvailable\":1");
    bench.post(BUDGETS, body("other", "\"minAvailable\":1"));
    Bench.Answer answer = evict(names(bench.checkoutPods()).getFirst(), "");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.at("message")).startsWith("This pod has more than one PodDisruptionBudget");
  }

  @Test
  void protectsNoPodThatHasNotStarted() {
    bench.patch(Bench.CHECKOUT, Bench.STRATEGIC, OTHER_IMAGE);
    bench.passUntil(() -> Bench.reasons(bench.checkoutPods()).contains("ImagePullBackOff"));
    budget("\"minAvailable\":3");
    String broken = notReady();
    assertThat(evict(broken, "").status()).isEqualTo(201);
  }

  @Test
  void aBrokenPodMayGoWhileEnoughOthersServe() {
    bench.cluster.inject(Fault.OOM, "checkout");
    bench.passUntil(() -> Bench.reasons(bench.checkoutPods()).contains("CrashLoopBackOff"));
    budget("\"minAvailable\":3");
    assertThat(evict(notReady(), "").status()).isEqualTo(429);
    bench.patch(
        BUDGETS + "/keep",
        Bench.MERGE,
        "{\"spec\":{\"unhealthyPodEvictionPolicy\":\"AlwaysAllow\"}}");
    assertThat(evict(notReady(), "").status()).isEqualTo(201);
  }

  private String notReady() {
    return bench.checkoutPods().stream()
        .filter(pod -> !Json.flag(pod.at("/status/containerStatuses/0"), "ready"))
        .map(pod -> Json.text(pod, "metadata", "name"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void refusesAnotherPodsUidAndName() {
    String pod = names(bench.checkoutPods()).getFirst();
    assertThat(evict(pod, "\"deleteOptions\":{\"preconditions\":{\"uid\":\"x\"}},").status())
        .isEqualTo(409);
    Bench.Answer other =
        bench.post(
            PODS + "/" + pod + "/eviction",
            "{\"kind\":\"Eviction\",\"apiVersion\":\"policy/v1\",\"metadata\":{\"name\":\"other\"}}");
    assertThat(other.status()).isEqualTo(400);
    assertThat(evict("none", "").status()).isEqualTo(404);
  }

  private void budget(String bound) {
    create(bound);
    bench.pass(Duration.ofSeconds(1));
  }

  private void create(String bound) {
    assertThat(bench.post(BUDGETS, body("keep", bound)).status()).isEqualTo(201);
  }

  private JsonNode budget() {
    return bench.get(BUDGETS + "/keep").json();
  }

  private static String body(String name, String bound) {
    return """
    {"kind":"PodDisruptionBudget","apiVersion":"policy/v1","metadata":{"name":"%s"},
     "spec":{%s,"selector":{"matchLabels":{"app.kubernetes.io/name":"checkout"}}}}
    """
        .formatted(name, bound);
  }

  private Bench.Answer evict(String pod, String options) {
    return bench.post(
        PODS + "/" + pod + "/eviction",
        "{\"kind\":\"Eviction\",\"apiVersion\":\"policy/v1\",%s\"metadata\":{\"name\":\"%s\",\"namespace\":\"shop\"}}"
            .formatted(options, pod));
  }

  private static List<String> names(List<JsonNode> pods) {
    return pods.stream().map(pod -> Json.text(pod, "metadata", "name")).toList();
  }
}
