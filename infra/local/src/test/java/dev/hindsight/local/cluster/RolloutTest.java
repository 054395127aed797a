package dev.hindsight.local.cluster;

import static dev.hindsight.local.cluster.Bench.CHECKOUT;
import static dev.hindsight.local.cluster.Bench.JSON_PATCH;
import static dev.hindsight.local.cluster.Bench.MERGE;
import static dev.hindsight.local.cluster.Bench.OF_CHECKOUT;
import static dev.hindsight.local.cluster.Bench.STRATEGIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.store.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RolloutTest {

  private static final String SETS = "/apis/apps/v1/namespaces/shop/replicasets" + OF_CHECKOUT;

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
  void startsWithAHistoryOfTwoRevisions() {
    assertThat(revisions()).containsOnlyKeys("1", "2");
    assertThat(bench.isRolledOut()).isTrue();
    assertThat(progressing()).isEqualTo("NewReplicaSetAvailable");
  }

  @Test
  void keepsServingWhileItRollsForward() {
    setLimit("300Mi");
    int[] least = {3};
    int[] most = {3};
    bench.passUntil(
        () -> {
          least[0] = Math.min(least[0], bench.available());
          most[0] =
              Math.max(most[0], Json.number(bench.get(CHECKOUT).json(), "status", "replicas"));
          return bench.isRolledOut();
        });

    assertThat(least[0]).as("25 % of 3 rounded down may be missing").isEqualTo(3);
    assertThat(most[0]).as("25 % of 3 rounded up may be too many").isEqualTo(4);
    assertThat(revisions()).containsOnlyKeys("1", "2", "3");
    assertThat(progressing()).isEqualTo("NewReplicaSetAvailable");
  }

  @Test
  void givesAnOldTemplateItsReplicaSetBackUnderANewRevision() {
    Map<String, String> before = revisions();
    setLimit("300Mi");
    bench.passUntil(bench::isRolledOut);

    setLimit("256Mi");
    bench.passUntil(bench::isRolledOut);

    assertThat(revisions()).containsOnlyKeys("1", "3", "4").containsEntry("4", before.get("2"));
    assertThat(
            bench.get(CHECKOUT).at("metadata", "annotations", "deployment.kubernetes.io/revision"))
        .isEqualTo("4");
  }

  @Test
  void aMissingImageStopsTheRolloutAndUndoingItHeals() {
    bench.cluster.inject(Fault.BAD_IMAGE, "checkout");
    bench.passUntil(() -> Bench.reasons(bench.checkoutPods()).contains("ImagePullBackOff"));

    assertThat(bench.get(CHECKOUT).at("metadata", "annotations", "kubernetes.io/change-cause"))
        .isEqualTo("deploy shop/checkout 1.8.3-rc1");
    assertThat(bench.available()).isEqualTo(3);
    assertThat(eventsOf(stuckPod()))
        .anyMatch(
            text ->
                text.startsWith("Failed Failed to pull image") && text.endsWith("manifest unknown"))
        .contains("Failed Error: ErrImagePull", "Failed Error: ImagePullBackOff");

    undoTo("2");
    bench.passUntil(bench::isRolledOut);
    assertThat(Bench.reasons(bench.checkoutPods())).containsOnly("");
    assertThat(revisions()).containsOnlyKeys("1", "3", "4");
  }

  @Test
  void aRolloutThatDoesNotMoveMissesItsDeadline() {
    bench.patch(CHECKOUT, MERGE, "{\"spec\":{\"progressDeadlineSeconds\":30}}");
    bench.cluster.inject(Fault.BAD_IMAGE, "checkout");
    bench.pass(Duration.ofSeconds(45));
    assertThat(progressing()).isEqualTo("ProgressDeadlineExceeded");
    assertThat(bench.available()).isEqualTo(3);
  }

  @Test
  void theSameBadImageFaultWorksAgain() {
    bench.cluster.inject(Fault.BAD_IMAGE, "shop/checkout");
    bench.pass(Duration.ofSeconds(5));
    undoTo("2");
    bench.passUntil(bench::isRolledOut);
    bench.cluster.inject(Fault.BAD_IMAGE, "checkout");
    bench.passUntil(() -> Bench.reasons(bench.checkoutPods()).contains("ErrImagePull"));
    assertThat(revisions()).containsOnlyKeys("1", "3", "4", "5");
  }

  /** The way kubectl does it: the old replica set's template, without its hash. */
  private void undoTo(String revision) {
    JsonNode template =
        sets().stream()
            .filter(set -> revision(set).equals(revision))
            .map(set -> Json.at(set, "spec", "template").deepCopy())
            .findFirst()
            .orElseThrow();
    ((tools.jackson.databind.node.ObjectNode) template.at("/metadata/labels"))
        .remove("pod-template-hash");
    String patch = "[{\"op\":\"replace\",\"path\":\"/spec/template\",\"value\":" + template + "}]";
    assertThat(bench.patch(CHECKOUT, JSON_PATCH, patch).status()).isEqualTo(200);
  }

  private void setLimit(String limit) {
    String patch =
        """
        {"spec":{"template":{"spec":{"containers":[{"name":"checkout","resources":{"limits":{"memory":"%s"}}}]}}}}
        """;
    assertThat(bench.patch(CHECKOUT, STRATEGIC, patch.formatted(limit)).status()).isEqualTo(200);
  }

  private String stuckPod() {
    return bench.checkoutPods().stream()
        .filter(pod -> Bench.reasons(List.of(pod)).contains("ImagePullBackOff"))
        .map(pod -> Json.text(pod, "metadata", "name"))
        .findFirst()
        .orElseThrow();
  }

  private List<String> eventsOf(String pod) {
    return bench
        .get(
            "/api/v1/namespaces/shop/events?fieldSelector=involvedObject.kind%3DPod,involvedObject.name%3D"
                + pod)
        .items()
        .stream()
        .map(event -> Json.text(event, "reason") + " " + Json.text(event, "message"))
        .toList();
  }

  private String progressing() {
    return Json.items(bench.get(CHECKOUT).json(), "status", "conditions")
        .filter(condition -> Json.text(condition, "type").equals("Progressing"))
        .map(condition -> Json.text(condition, "reason"))
        .findFirst()
        .orElse("");
  }

  private List<JsonNode> sets() {
    return bench.get(SETS).items();
  }

  private Map<String, String> revisions() {
    return sets().stream()
        .collect(
            Collectors.toMap(RolloutTest::revision, set -> Json.text(set, "metadata", "name")));
  }

  private static String revision(JsonNode set) {
    return Json.text(set, "metadata", "annotations", "deployment.kubernetes.io/revision");
  }
}
