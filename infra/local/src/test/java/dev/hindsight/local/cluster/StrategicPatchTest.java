package dev.hindsight.local.cluster;

import static dev.hindsight.local.cluster.Bench.CHECKOUT;
import static dev.hindsight.local.cluster.Bench.STRATEGIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.store.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StrategicPatchTest {

  private static final String SPEC = "{\"spec\":{\"template\":{\"spec\":{%s}}}}";
  private static final String SIDECAR =
      "{\"name\":\"proxy\",\"image\":\"registry.shop.example/shop/proxy:1.0.0\"}";

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
  void addsAndDeletesContainersByName() {
    patch(
        "\"$setElementOrder/containers\":[{\"name\":\"proxy\"}],\"containers\":[" + SIDECAR + "]");
    assertThat(names("containers")).containsExactly("checkout", "proxy");
    patch("\"containers\":[{\"name\":\"proxy\",\"$patch\":\"delete\"}]");
    assertThat(names("containers")).containsExactly("checkout");
    assertThat(bench.get(CHECKOUT).text()).doesNotContain("$patch", "$setElementOrder");
  }

  @Test
  void replacesAListOnRequest() {
    patch(
        "\"containers\":[{\"name\":\"checkout\",\"env\":[{\"$patch\":\"replace\"},{\"name\":\"ONLY\",\"value\":\"1\"}]}]");
    assertThat(Json.items(spec(), "containers").flatMap(one -> Json.items(one, "env")))
        .extracting(one -> Json.text(one, "name"))
        .containsExactly("ONLY");
  }

  @Test
  void replacesAMapOnRequest() {
    patch(
        "\"containers\":[{\"name\":\"checkout\",\"resources\":{\"$patch\":\"replace\",\"limits\":{\"memory\":\"300Mi\"}}}]");
    JsonNode resources = spec().at("/containers/0/resources");
    assertThat(Json.text(resources, "limits", "memory")).isEqualTo("300Mi");
    assertThat(resources.has("requests")).isFalse();
  }

  @Test
  void replacesTolerationsAsAWhole() {
    patch("\"tolerations\":[{\"key\":\"a\",\"operator\":\"Exists\"}]");
    patch("\"tolerations\":[{\"key\":\"b\",\"operator\":\"Exists\"}]");
    assertThat(Json.items(spec(), "tolerations").map(one -> Json.text(one, "key")))
        .containsExactly("b");
  }

  @Test
  void mergesMountsByPathAndVolumesByName() {
    patch(
        "\"volumes\":[{\"name\":\"tmp\",\"emptyDir\":{}}],\"containers\":[{\"name\":\"checkout\",\"volumeMounts\":[{\"name\":\"tmp\",\"mountPath\":\"/tmp\"}]}]");
    patch(
        "\"volumes\":[{\"name\":\"etc\",\"configMap\":{\"name\":\"x\"}}],\"containers\":[{\"name\":\"checkout\",\"volumeMounts\":[{\"name\":\"etc\",\"mountPath\":\"/etc/x\"},{\"name\":\"tmp\",\"mountPath\":\"/tmp\",\"readOnly\":true}]}]");
    assertThat(names("volumes")).containsExactlyInAnyOrder("tmp", "etc");
    assertThat(spec().at("/containers/0/volumeMounts")).hasSize(2);
    assertThat(spec().at("/containers/0/volumeMounts/0/readOnly").asBoolean()).isTrue();
  }

  @Test
  void mergesConditionsByType() {
    String body =
        "{\"status\":{\"conditions\":[{\"type\":\"Tested\",\"status\":\"True\"},{\"type\":\"Available\",\"message\":\"patched\"}]}}";
    JsonNode status = bench.patch(CHECKOUT + "/status", STRATEGIC, body).json().path("status");
    assertThat(Json.items(status, "conditions").map(one -> Json.text(one, "type")))
        .contains("Available", "Tested", "Progressing");
  }

  @Test
  void refusesWordsItDoesNotKnowAndItemsWithoutAName() {
    assertThat(bench.patch(CHECKOUT, STRATEGIC, SPEC.formatted("\"$patch\":\"melt\"")).status())
        .isEqualTo(400);
    assertThat(
            bench
                .patch(CHECKOUT, STRATEGIC, SPEC.formatted("\"containers\":[{\"image\":\"x:1\"}]"))
                .at("message"))
        .contains("does not contain declared merge key: name");
  }

  private void patch(String spec) {
    Bench.Answer answer = bench.patch(CHECKOUT, STRATEGIC, SPEC.formatted(spec));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private JsonNode spec() {
    return Json.at(bench.get(CHECKOUT).json(), "spec", "template", "spec");
  }

  private List<String> names(String list) {
    return Json.items(spec(), list).map(one -> Json.text(one, "name")).toList();
  }
}
