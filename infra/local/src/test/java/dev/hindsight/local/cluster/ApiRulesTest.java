package dev.hindsight.local.cluster;

import static dev.hindsight.local.cluster.Bench.CHECKOUT;
import static dev.hindsight.local.cluster.Bench.JSON_PATCH;
import static dev.hindsight.local.cluster.Bench.MERGE;
import static dev.hindsight.local.cluster.Bench.PODS;
import static dev.hindsight.local.cluster.Bench.STRATEGIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.store.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ApiRulesTest {

  private static final String LIMIT =
      """
      {"spec":{"template":{"spec":{"containers":[{"name":"checkout","resources":{"limits":{"memory":"%s"}}}]}}}}
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
  void refusesAReplacementOfAnOlderVersion() {
    ObjectNode old = (ObjectNode) bench.get(CHECKOUT).json();
    bench.patch(CHECKOUT, MERGE, "{\"metadata\":{\"labels\":{\"team\":\"orders\"}}}");

    Json.child(old, "spec").put("replicas", 5);
    Bench.Answer answer = bench.put(CHECKOUT, old);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("reason")).isEqualTo("Conflict");
    assertThat(answer.at("message")).contains("the object has been modified");
    assertThat(replicas()).isEqualTo(3);
  }

  @Test
  void refusesAPatchThatNamesAnOlderVersion() {
    Bench.Answer answer =
        bench.patch(
            CHECKOUT,
            MERGE,
            "{\"metadata\":{\"resourceVersion\":\"7\"},\"spec\":{\"replicas\":5}}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(replicas()).isEqualTo(3);
  }

  @Test
  void refusesAnotherObjectsUid() {
    ObjectNode other = (ObjectNode) bench.get(CHECKOUT).json();
    Json.child(other, "metadata").put("uid", "0b7e").remove("resourceVersion");
    assertThat(bench.put(CHECKOUT, other).status()).isEqualTo(409);

    Bench.Answer patched =
        bench.patch(CHECKOUT, MERGE, "{\"metadata\":{\"uid\":\"0b7e\"},\"spec\":{\"replicas\":5}}");
    assertThat(patched.status()).isEqualTo(422);
    assertThat(patched.at("message")).contains("metadata.uid", "field is immutable");

    String pod = PODS + "/" + Json.text(bench.checkoutPods().getFirst(), "metadata", "name");
    String options = "{\"preconditions\":{\"uid\":\"0b7e\"}}";
    assertThat(
            bench.send("DELETE", pod, "application/json", options, bench.cluster.token()).status())
        .isEqualTo(409);
    assertThat(replicas()).isEqualTo(3);
    assertThat(bench.cluster.writes()).isEmpty();
  }

  @Test
  void answersADryRunWithTheWouldBeObjectAndKeepsNothing() {
    JsonNode before = bench.get(CHECKOUT).json();

    Bench.Answer answer =
        bench.patch(CHECKOUT + "?dryRun=All", STRATEGIC, LIMIT.formatted("512Mi"));

    assertThat(answer.status()).isEqualTo(200);
    JsonNode container = container(answer.json());
    assertThat(Json.text(container, "resources", "limits", "memory")).isEqualTo("512Mi");
    assertThat(Json.text(container, "image")).isEqualTo(Json.text(container(before), "image"));
    assertThat(answer.json().at("/metadata/generation").asInt())
        .isEqualTo(before.at("/metadata/generation").asInt() + 1);
    assertThat(bench.get(CHECKOUT).json()).isEqualTo(before);
    assertThat(bench.cluster.writes())
        .singleElement()
        .satisfies(write -> assertThat(write.dryRun()).isTrue())
        .satisfies(write -> assertThat(write.userAgent()).isEqualTo("bench"));
    assertThat(bench.patch(CHECKOUT + "?dryRun=Some", MERGE, "{}").status()).isEqualTo(422);
  }

  @Test
  void countsGenerationsForChangesOfTheSpecOnly() {
    int before = generation();
    bench.patch(CHECKOUT, MERGE, "{\"metadata\":{\"annotations\":{\"note\":\"x\"}}}");
    assertThat(generation()).isEqualTo(before);
    bench.patch(CHECKOUT, MERGE, "{\"spec\":{\"replicas\":4}}");
    assertThat(generation()).isEqualTo(before + 1);
    String version = bench.get(CHECKOUT).at("metadata", "resourceVersion");
    assertThat(
            bench
                .patch(CHECKOUT, MERGE, "{\"spec\":{\"replicas\":4}}")
                .at("metadata", "generation"))
        .isEqualTo(Integer.toString(before + 1));
    assertThat(version).isNotEmpty();
  }

  @Test
  void mergesContainersAndVariablesByName() {
    bench.patch(
        CHECKOUT,
        STRATEGIC,
        """
        {"spec":{"template":{"spec":{"containers":[{"name":"checkout","env":[
          {"name":"LOG_LEVEL","value":"debug"},{"name":"EXTRA","value":"1"},{"name":"SERVICE_NAME","$patch":"delete"}]}]}}}}
        """);

    JsonNode container = container(bench.get(CHECKOUT).json());
    assertThat(
            Json.items(container, "env")
                .map(one -> Json.text(one, "name") + "=" + Json.text(one, "value")))
        .containsExactly("LOG_LEVEL=debug", "EXTRA=1");
    assertThat(Json.text(container, "resources", "limits", "memory")).isEqualTo("256Mi");
  }

  @ParameterizedTest
  @CsvSource({
    "1024Mi, 1Gi",
    "1.5Gi, 1536Mi",
    "2097152Ki, 2Gi",
    "1000M, 1G",
    "1073741824, 1073741824",
    "512Mi, 512Mi"
  })
  void keepsQuantitiesInTheirCanonicalForm(String written, String kept) {
    Bench.Answer answer = bench.patch(CHECKOUT, STRATEGIC, LIMIT.formatted(written));
    for (JsonNode deployment : List.of(answer.json(), bench.get(CHECKOUT).json())) {
      assertThat(Json.text(container(deployment), "resources", "limits", "memory")).isEqualTo(kept);
    }
    long generation = bench.get(CHECKOUT).json().at("/metadata/generation").asLong();
    bench.patch(CHECKOUT, STRATEGIC, LIMIT.formatted(written));
    assertThat(bench.get(CHECKOUT).json().at("/metadata/generation").asLong())
        .as("the same amount in other words is no change")
        .isEqualTo(generation);
  }

  @Test
  void appliesJsonPatchesAllOrNothing() {
    String good =
        "[{\"op\":\"test\",\"path\":\"/spec/replicas\",\"value\":3},{\"op\":\"replace\",\"path\":\"/spec/replicas\",\"value\":2}]";
    String bad =
        "[{\"op\":\"replace\",\"path\":\"/spec/replicas\",\"value\":9},{\"op\":\"test\",\"path\":\"/spec/replicas\",\"value\":3}]";

    assertThat(bench.patch(CHECKOUT, JSON_PATCH, good).status()).isEqualTo(200);
    assertThat(replicas()).isEqualTo(2);
    assertThat(bench.patch(CHECKOUT, JSON_PATCH, bad).status()).isEqualTo(422);
    assertThat(replicas()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"spec":{"replicas":-1}}                                                          | 422
          {"spec":{"replicas":"many"}}                                                      | 400
          {"spec":{"selector":{"matchLabels":{"app.kubernetes.io/name":"other"}}}}          | 422
          {"spec":{"template":{"metadata":{"labels":{"app.kubernetes.io/name":"other"}}}}}  | 422
          {"spec":{"template":{"spec":{"containers":[{"name":"new"}]}}}}                    | 422
          {"spec":{"strategy":{"type":"Magic"}}}                                            | 422
          {"metadata":{"name":"other"}}                                                     | 400
          {"kind":"Pod"}                                                                    | 400
          {"spec":{"template":{"spec":{"containers":[{"name":"checkout","resources":{"limits":{"memory":"1Mi"}}}]}}}}   | 422
          {"spec":{"template":{"spec":{"containers":[{"name":"checkout","resources":{"limits":{"memory":"lots"}}}]}}}}  | 400
          {"spec":{"template":{"spec":{"containers":[{"name":"checkout","image":""}]}}}}    | 422
          """)
  void refusesWhatADeploymentMayNotBe(String patch, int status) {
    JsonNode before = bench.get(CHECKOUT).json();
    Bench.Answer answer = bench.patch(CHECKOUT, STRATEGIC, patch);
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.at("kind")).isEqualTo("Status");
    assertThat(bench.get(CHECKOUT).json()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "GET, /api/v1/namespaces/shop/pods/none, , 404, NotFound",
        "GET, /api/v1/gadgets, , 404, NotFound",
        "GET, /nowhere, , 404, NotFound",
        "DELETE, /apis/apps/v1/namespaces/shop/deployments/checkout, , 405, MethodNotAllowed",
        "POST, /apis/apps/v1/namespaces/shop/deployments, , 405, MethodNotAllowed",
        "PATCH, /apis/apps/v1/namespaces/shop/deployments/checkout, application/apply-patch+yaml,"
            + " 415, UnsupportedMediaType",
        "PATCH, /apis/apps/v1/namespaces/shop/deployments/checkout, application/merge-patch+json,"
            + " 400, BadRequest",
        "GET, /api/v1/pods?fieldSelector=spec.color%3Dred, , 400, BadRequest",
        "GET, /api/v1/pods?limit=few, , 400, BadRequest",
        "GET, /api/v1/pods?continue=xyz, , 400, BadRequest",
        "GET, /api/v1/pods?continue=MSBhL2I, , 410, Expired",
        "GET, /api/v1/pods?labelSelector=a%20b%20c, , 400, BadRequest"
      })
  void refusesWithAStatus(String method, String path, String type, int status, String reason) {
    String media = type == null ? "" : type;
    Bench.Answer answer =
        bench.send(method, path, media, media.isEmpty() ? "" : "{oops", bench.cluster.token());
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.at("kind")).isEqualTo("Status");
    assertThat(answer.at("reason")).isEqualTo(reason);
    assertThat(answer.at("code")).isEqualTo(Integer.toString(status));
  }

  @Test
  void asksForTheToken() {
    Bench.Answer answer = bench.send("GET", "/api/v1/pods", "", "", "wrong");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.at("reason")).isEqualTo("Unauthorized");
    assertThat(bench.send("GET", "/token-wrong/api/v1/pods", "", "", "wrong").status())
        .isEqualTo(401);
    assertThat(bench.send("POST", "/practice/faults", "", "{}", "wrong").status()).isEqualTo(401);
  }

  @Test
  void refusesBodiesThatAreTooLarge() {
    String large = "{\"x\":\"" + "y".repeat(5 << 20) + "\"}";
    Bench.Answer answer = bench.patch(CHECKOUT, MERGE, large);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.at("reason")).isEqualTo("RequestEntityTooLarge");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          labelSelector=app.kubernetes.io/name%3Dcheckout                            | 3
          labelSelector=app.kubernetes.io/name%20in%20(checkout,cart)                | 5
          labelSelector=app.kubernetes.io/name%20notin%20(checkout,cart),pod-template-hash | 12
          labelSelector=app.kubernetes.io/name!%3Dcheckout                           | 14
          labelSelector=!pod-template-hash                                           | 0
          fieldSelector=status.phase%3DRunning                                       | 17
          fieldSelector=status.phase!%3DRunning                                      | 0
          fieldSelector=metadata.name%3Dnone                                         | 0
          """)
  void selectsByLabelsAndFields(String query, int count) {
    assertThat(bench.get(PODS + "?" + query).items()).hasSize(count);
  }

  @Test
  void givesLongListsInPages() {
    Bench.Answer first = bench.get(PODS + "?limit=10");
    Bench.Answer second =
        bench.get(PODS + "?limit=10&continue=" + first.at("metadata", "continue"));

    assertThat(first.items()).hasSize(10);
    assertThat(first.at("metadata", "remainingItemCount")).isEqualTo("7");
    assertThat(second.items()).hasSize(7).doesNotContainAnyElementsOf(first.items());
    assertThat(second.at("metadata", "continue")).isEmpty();
  }

  @Test
  void scalesThroughTheSubresource() {
    Bench.Answer scale = bench.patch(CHECKOUT + "/scale", MERGE, "{\"spec\":{\"replicas\":5}}");
    assertThat(scale.at("kind")).isEqualTo("Scale");
    bench.passUntil(() -> bench.available() == 5);
    assertThat(bench.checkoutPods()).hasSize(5);
  }

  @Test
  void replacesADeletedPod() {
    List<JsonNode> before = bench.checkoutPods();
    String name = Json.text(before.getFirst(), "metadata", "name");

    bench.send("DELETE", PODS + "/" + name + "?dryRun=All", "", "", bench.cluster.token());
    bench.passUntil(bench::isRolledOut);
    assertThat(bench.checkoutPods()).isEqualTo(before);

    bench.send("DELETE", PODS + "/" + name, "", "", bench.cluster.token());
    bench.passUntil(() -> bench.get(PODS + "/" + name).status() == 404 && bench.isRolledOut());
    assertThat(bench.checkoutPods()).hasSize(3);
  }

  @Test
  void showsFieldsThatAreNewerThanTheClient() {
    assertThat(bench.get(CHECKOUT).at("status", "rolloutPhase")).isEqualTo("Settled");
    assertThat(bench.checkoutPods())
        .allSatisfy(pod -> assertThat(Json.has(pod, "status", "nodeAdmission")).isTrue());
  }

  @Test
  void readsLogs() {
    String pod = PODS + "/" + Json.text(bench.checkoutPods().getFirst(), "metadata", "name");

    Bench.Answer log = bench.get(pod + "/log?container=checkout&tailLines=20&timestamps=true");
    assertThat(log.text().lines()).hasSize(20).allMatch(line -> line.startsWith("2026-03-02T09:1"));
    assertThat(bench.get(pod + "/log?tailLines=20&timestamps=true").text()).isEqualTo(log.text());
    assertThat(bench.get(pod + "/log?container=other").status()).isEqualTo(400);
    assertThat(bench.get(pod + "/log?previous=true").at("message"))
        .contains("previous terminated container");
  }

  @Test
  void tellsOfFaultsItDoesNotKnow() {
    Bench.Answer fault = faults("{\"fault\":\"flood\",\"service\":\"checkout\"}");
    assertThat(fault.status()).isEqualTo(400);
    assertThat(fault.at("detail")).contains("oom, bad-image");
    assertThat(faults("{\"fault\":\"oom\",\"service\":\"chekout\"}").at("detail"))
        .contains("unknown service 'chekout'", "cart, catalog, checkout");
    assertThat(faults("nonsense").status()).isEqualTo(400);
    assertThat(faults("{\"fault\":\"oom\",\"service\":\"checkout\"}").status()).isEqualTo(202);
    assertThat(bench.get("/practice/services").json()).hasSize(7);
  }

  private Bench.Answer faults(String body) {
    return bench.send("POST", "/practice/faults", "application/json", body, bench.cluster.token());
  }

  private int replicas() {
    return Json.number(bench.get(CHECKOUT).json(), "spec", "replicas");
  }

  private int generation() {
    return Json.number(bench.get(CHECKOUT).json(), "metadata", "generation");
  }

  private static JsonNode container(JsonNode deployment) {
    return Json.at(deployment, "spec", "template", "spec", "containers").get(0);
  }
}
