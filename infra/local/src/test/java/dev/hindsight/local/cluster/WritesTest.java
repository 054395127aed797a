package dev.hindsight.local.cluster;

import static dev.hindsight.local.cluster.Bench.CHECKOUT;
import static dev.hindsight.local.cluster.Bench.MERGE;
import static dev.hindsight.local.cluster.Bench.PODS;
import static dev.hindsight.local.cluster.Bench.STRATEGIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.store.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Creating, deleting, refusing: what every write has in common, kind by kind. */
class WritesTest {

  private static final String MAPS = "/api/v1/namespaces/shop/configmaps";
  private static final String JOBS = "/apis/batch/v1/namespaces/shop/jobs";
  private static final String NODE = "/api/v1/nodes/practice-node-1";
  private static final String MAP =
      "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"flags\"},\"data\":{\"a\":\"1\"},\"tomorrow\":{\"x\":[1]}}";
  private static final String JOB =
      """
      {"kind":"Job","apiVersion":"batch/v1","metadata":{"generateName":"report-"},
       "spec":{"template":{"spec":{"restartPolicy":"%s","containers":[
         {"name":"report","image":"registry.shop.example/shop/cart:3.2.4"}]}}}}
      """;

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
  void createsOnceAndKeepsFieldsItDoesNotKnow() {
    Bench.Answer made = bench.post(MAPS, MAP);
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.at("metadata", "uid")).isNotEmpty();
    assertThat(made.at("metadata", "namespace")).isEqualTo("shop");
    assertThat(bench.get(MAPS + "/flags").json()).isEqualTo(made.json());
    assertThat(made.json().at("/tomorrow/x/0").asInt()).isEqualTo(1);

    Bench.Answer again = bench.post(MAPS, MAP);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.at("reason")).isEqualTo("AlreadyExists");
    assertThat(again.at("message")).isEqualTo("configmaps \"flags\" already exists");
  }

  @Test
  void aDryRunCreatesNothing() {
    Bench.Answer tried = bench.post(MAPS + "?dryRun=All", MAP);
    assertThat(tried.status()).isEqualTo(201);
    assertThat(tried.at("metadata", "uid")).isNotEmpty();
    assertThat(bench.get(MAPS + "/flags").status()).isEqualTo(404);
    assertThat(bench.cluster.writes()).singleElement().matches(ApiWrite::dryRun);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/v1/namespaces/none/configmaps | {"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"x"}}                     | 404 | namespaces "none" not found
          /api/v1/namespaces/shop/configmaps | {"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"x","namespace":"y"}}     | 400 | the namespace of the provided object does not match the namespace sent on the request
          /api/v1/namespaces/shop/configmaps | {"kind":"Secret","apiVersion":"v1","metadata":{"name":"x"}}                        | 400 | Secret in version "v1" cannot be handled as a ConfigMap
          /api/v1/namespaces/shop/configmaps | {"kind":"ConfigMap","apiVersion":"v1"}                                             | 422 | ConfigMap "" is invalid: metadata.name: Required value: name or generateName is required
          /api/v1/namespaces/shop/configmaps | {"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"A_b"}}                   | 422 | ConfigMap "A_b" is invalid: metadata.name: Invalid value: "A_b": a lowercase RFC 1123 subdomain
          """)
  void refusesToCreate(String path, String body, int status, String message) {
    Bench.Answer answer = bench.post(path, body);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.at("message")).startsWith(message);
  }

  @Test
  void makesJobsAndDeletesThemWithTheirPods() {
    Bench.Answer made = bench.post(JOBS, JOB.formatted("Never"));
    String name = made.at("metadata", "name");
    assertThat(name).matches("report-[a-z0-9]{5}");
    assertThat(made.at("spec", "backoffLimit")).isEqualTo("6");
    Bench.Answer wrong = bench.post(JOBS, JOB.formatted("Always"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.at("message")).contains("spec.template.spec.restartPolicy: Required value");

    String path = JOBS + "/" + name;
    String other = "{\"preconditions\":{\"uid\":\"0b7e\"},\"propagationPolicy\":\"Background\"}";
    assertThat(bench.delete(path, other).status()).isEqualTo(409);
    assertThat(bench.delete(path + "?dryRun=All", "").status()).isEqualTo(200);
    assertThat(bench.delete(path + "?propagationPolicy=Never", "").status()).isEqualTo(422);
    assertThat(bench.get(path).status()).isEqualTo(200);

    Bench.Answer gone = bench.delete(path, "{\"propagationPolicy\":\"Background\"}");
    assertThat(gone.at("status")).isEqualTo("Success");
    assertThat(gone.at("details", "uid")).isEqualTo(made.at("metadata", "uid"));
    assertThat(bench.get(path).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Background", "Orphan", ""})
  void whatAJobOwnsGoesWithItOrStaysAlone(String policy) {
    Bench.Answer job = bench.post(JOBS, JOB.formatted("Never"));
    bench.post(
        PODS,
        """
        {"kind":"Pod","apiVersion":"v1","metadata":{"name":"report-1","ownerReferences":[
           {"apiVersion":"batch/v1","kind":"Job","name":"x","uid":"%s","controller":true}]},
         "spec":{"containers":[{"name":"report","image":"registry.shop.example/shop/cart:3.2.4",
           "resources":{"requests":{"memory":"16Mi"}}}]}}
        """
            .formatted(job.at("metadata", "uid")));
    bench.delete(
        JOBS + "/" + job.at("metadata", "name"),
        "{\"propagationPolicy\":\"%s\"}".formatted(policy));
    JsonNode pod = bench.get(PODS + "/report-1").json();
    assertThat(Json.has(pod, "metadata", "deletionTimestamp"))
        .isEqualTo(policy.equals("Background"));
    assertThat(Json.has(pod, "metadata", "ownerReferences")).isEqualTo(policy.equals("Background"));
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    Bench.Answer answer =
        bench.patch(
            CHECKOUT,
            STRATEGIC,
            """
            {"spec":{"replicas":-1,"strategy":{"type":"Magic"},"template":{"spec":{"containers":[
              {"name":"checkout","resources":{"limits":{"memory":"1Mi"}}}]}}}}
            """);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("reason")).isEqualTo("Invalid");
    assertThat(answer.at("message"))
        .startsWith(
            "Deployment.apps \"checkout\" is invalid: [spec.replicas: Invalid value: -1: must be"
                + " greater than or equal to 0, ");
    assertThat(Json.items(answer.json(), "details", "causes").map(one -> Json.text(one, "field")))
        .containsExactly(
            "spec.replicas",
            "spec.strategy.type",
            "spec.template.spec.containers[0].resources.requests");
    assertThat(Json.items(answer.json(), "details", "causes").map(one -> Json.text(one, "reason")))
        .containsExactly("FieldValueInvalid", "FieldValueNotSupported", "FieldValueInvalid");
  }

  @Test
  void aPolicyDeniesFloatingImagesAndAWebhookFrozenObjects() {
    String image =
        "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"checkout\",\"image\":\"registry.shop.example/shop/checkout%s\"}]}}}}";
    for (String tag : List.of("", ":latest")) {
      Bench.Answer answer = bench.patch(CHECKOUT + "?dryRun=All", STRATEGIC, image.formatted(tag));
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.at("reason")).isEqualTo("Invalid");
      assertThat(answer.at("message"))
          .startsWith(
              "deployments.apps \"checkout\" is forbidden: ValidatingAdmissionPolicy"
                  + " 'images.policy.practice.example' with binding"
                  + " 'images.policy.practice.example' denied request: image");
    }
    bench.patch(
        CHECKOUT,
        MERGE,
        "{\"metadata\":{\"annotations\":{\"practice.example/frozen\":\"end of year\"}}}");
    assertThat(bench.patch(CHECKOUT + "/scale", MERGE, "{\"spec\":{\"replicas\":4}}").at("message"))
        .isEqualTo(
            "admission webhook \"freeze.policy.practice.example\" denied the request: Deployment"
                + " checkout is frozen: end of year");
  }

  @Test
  void cordonsANodeAndKeepsNewPodsAway() {
    Bench.Answer cordoned = bench.patch(NODE, STRATEGIC, "{\"spec\":{\"unschedulable\":true}}");
    assertThat(cordoned.json().at("/spec/taints/0/key").asString())
        .isEqualTo("node.kubernetes.io/unschedulable");
    for (JsonNode pod : bench.checkoutPods()) {
      bench.delete(PODS + "/" + Json.text(pod, "metadata", "name"), "");
    }
    bench.pass(Duration.ofSeconds(1));
    bench.passUntil(bench::isRolledOut);
    assertThat(bench.checkoutPods())
        .noneMatch(pod -> Json.text(pod, "spec", "nodeName").equals("practice-node-1"));

    Bench.Answer open = bench.patch(NODE, STRATEGIC, "{\"spec\":{\"unschedulable\":null}}");
    assertThat(Json.has(open.json(), "spec", "taints")).isFalse();
    assertThat(bench.get("/api/v1/nodes?fieldSelector=spec.unschedulable%3Dtrue").items())
        .isEmpty();
    assertThat(bench.patch(NODE, MERGE, "{\"spec\":{\"unschedulable\":\"yes\"}}").status())
        .isEqualTo(400);
    Bench.Answer taint =
        bench.patch(
            NODE, MERGE, "{\"spec\":{\"taints\":[{\"key\":\"a\",\"effect\":\"Sometimes\"}]}}");
    assertThat(taint.status()).isEqualTo(422);
    assertThat(taint.at("message")).contains("spec.taints[0].effect: Unsupported value");
  }

  @Test
  void scalesOnlyToWhatCanBe() {
    Bench.Answer answer =
        bench.patch(CHECKOUT + "/scale?dryRun=All", MERGE, "{\"spec\":{\"replicas\":-1}}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("message"))
        .isEqualTo(
            "Scale.autoscaling \"checkout\" is invalid: spec.replicas: Invalid value: -1: must be"
                + " greater than or equal to 0");
    String more = "{\"spec\":{\"replicas\":9}}";
    JsonNode tried = bench.patch(CHECKOUT + "/scale?dryRun=All", MERGE, more).json();
    assertThat(Json.number(tried, "spec", "replicas")).isEqualTo(9);
    assertThat(bench.get(CHECKOUT + "/scale").at("spec", "replicas")).isEqualTo("3");
    ObjectNode scale = (ObjectNode) bench.get(CHECKOUT + "/scale").json();
    Json.child(scale, "metadata").put("resourceVersion", "7");
    assertThat(bench.put(CHECKOUT + "/scale", scale).status()).isEqualTo(409);
  }

  @Test
  void changesLittleInAPod() {
    String pod = PODS + "/" + Json.text(bench.checkoutPods().getFirst(), "metadata", "name");
    Bench.Answer answer = bench.patch(pod, MERGE, "{\"spec\":{\"hostname\":\"x\"}}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("message"))
        .contains("spec: Forbidden: pod updates may not change fields other than");
    assertThat(bench.patch(pod, MERGE, "{\"metadata\":{\"labels\":{\"x\":\"y\"}}}").status())
        .isEqualTo(200);
  }

  @Test
  void measuresPodsAndNodes() {
    String metrics = "/apis/metrics.k8s.io/v1beta1";
    JsonNode pod =
        bench.get(metrics + "/namespaces/shop/pods" + Bench.OF_CHECKOUT).items().getFirst();
    assertThat(Json.text(pod, "kind")).isEqualTo("PodMetrics");
    assertThat(pod.at("/containers/0/usage/cpu").asString()).matches("\\d+n");
    assertThat(pod.at("/containers/0/usage/memory").asString()).matches("\\d+Ki");
    assertThat(bench.get(metrics + "/nodes/practice-node-1").at("usage", "cpu")).matches("\\d+n");
    assertThat(bench.get(metrics + "/namespaces/shop/pods/none").at("message"))
        .isEqualTo("podmetrics.metrics.k8s.io \"shop/none\" not found");
  }
}
