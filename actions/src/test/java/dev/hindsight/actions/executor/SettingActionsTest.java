package dev.hindsight.actions.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.FakeCluster.Trouble;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.World;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.ExpandVolume;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.PatchConfigMap;
import dev.hindsight.actions.action.RerunCronJob;
import dev.hindsight.actions.action.SetAutoscalerBounds;
import dev.hindsight.actions.action.SetAutoscalerBounds.Bounds;
import dev.hindsight.actions.action.SetEnvironment;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * ActionRuns that change a setting: bounds, a variable, a key, a volume's size; and a Job once
 * more.
 */
class SettingActionsTest {

  private static final String SCALER =
      "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers/checkout";
  private static final String MAP = "/api/v1/namespaces/shop/configmaps/checkout-settings";
  private static final String CLAIM = "/api/v1/namespaces/shop/persistentvolumeclaims/ledger-data";
  private static final String CRON = "/apis/batch/v1/namespaces/shop/cronjobs/nightly";
  private static final String JOBS = "/apis/batch/v1/namespaces/shop/jobs/";
  private static final ObjectRef CRON_JOB = World.ref("CronJob", "nightly");

  private final ActionRuns runs = new ActionRuns();

  @BeforeEach
  void furnish() {
    put(
        SCALER,
        "autoscaling/v2",
        "HorizontalPodAutoscaler",
        "\"spec\":{\"minReplicas\":2,\"maxReplicas\":4,\"scaleTargetRef\":{\"kind\":\"Deployment\",\"name\":\"checkout\"}}");
    put(
        MAP,
        "v1",
        "ConfigMap",
        "\"data\":{\"PAGE_SIZE\":\"50\",\"app.conf\":\"db.password=hunter2\"}");
    put(
        CLAIM,
        "v1",
        "PersistentVolumeClaim",
        "\"spec\":{\"resources\":{\"requests\":{\"storage\":\"10Gi\"}}}");
    put(
        CRON,
        "batch/v1",
        "CronJob",
        "\"spec\":{\"concurrencyPolicy\":\"Forbid\",\"jobTemplate\":{\"metadata\":{\"labels\":{\"team\":\"shop\"}},\"spec\":{\"backoffLimit\":1,\"template\":{\"spec\":{\"restartPolicy\":\"Never\"}}}}}");
    runs.bed.cluster.environment("LOG_LEVEL", "info");
    runs.bed.cluster.settle(true);
  }

  @AfterEach
  void close() {
    runs.close();
  }

  private void put(String path, String version, String kind, String rest) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    runs.bed.cluster.put(
        path,
        """
        {"apiVersion":"%s","kind":"%s","metadata":{"name":"%s","namespace":"shop",
           "uid":"%s-uid","resourceVersion":"5"},%s}\
        """
            .formatted(version, kind, name, name, rest));
  }

  private Action action(String name) {
    return switch (name) {
      case "set-autoscaler-bounds" ->
          new SetAutoscalerBounds(
              runs.target(World.ref("HorizontalPodAutoscaler", "checkout")),
              new Bounds(2, 4),
              new Bounds(3, 8));
      case "set-environment" -> environment("LOG_LEVEL", Optional.of("info"), Optional.of("debug"));
      case "patch-config-map" ->
          new PatchConfigMap(
              runs.target(World.ref("ConfigMap", "checkout-settings")), "PAGE_SIZE", "50", "200");
      case "expand-volume" ->
          new ExpandVolume(
              runs.target(World.ref("PersistentVolumeClaim", "ledger-data")), "10Gi", "20Gi");
      case "rerun-cron-job" ->
          RerunCronJob.of(runs.target(CRON_JOB), (Facts.CronJob) runs.live(CRON_JOB).facts());
      default -> throw new IllegalArgumentException(name);
    };
  }

  private SetEnvironment environment(String variable, Optional<String> from, Optional<String> to) {
    return new SetEnvironment(runs.target(ActionRuns.CHECKOUT), "checkout", variable, from, to);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set-autoscaler-bounds",
        "set-environment",
        "patch-config-map",
        "expand-volume",
        "rerun-cron-job"
      })
  void aLostAnswerIsReadBackAndNotWrittenAgain(String name) {
    Action action = action(name);
    PlanStatus plan = runs.approved(action);
    runs.bed.cluster.trouble = Trouble.ERROR_AFTER_EFFECT;
    runs.visit(plan);
    runs.visit(plan);
    assertThat(runs.bed.cluster.applied).hasSize(1);
    assertThat(action.now(runs.live(action.target().object()))).isEqualTo(action.after());
    runs.bed.cluster.settle(true);
    runs.verify(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.SUCCEEDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"before-intent", "after-intent", "after-write", "after-outcome"})
  void aCrashAroundARerunLeavesOneJob(String point) {
    PlanStatus plan = runs.approved(action("rerun-cron-job"));
    runs.crashAt(plan, point);
    runs.visit(plan);
    assertThat(runs.bed.cluster.applied).singleElement().asString().startsWith("create ");
    assertThat(runs.state(plan)).isEqualTo(PlanState.VERIFYING);
  }

  @Test
  void aRerunThatTakesEffectLateIsStillOneJob() {
    PlanStatus plan = runs.approved(action("rerun-cron-job"));
    runs.bed.cluster.trouble = Trouble.EFFECT_LATER;
    runs.visit(plan);
    runs.bed.cluster.land();
    runs.visit(plan);
    assertThat(runs.bed.cluster.applied).hasSize(1);
    assertThat(runs.state(plan)).isEqualTo(PlanState.VERIFYING);
  }

  @Test
  void aRerunIsAJobOfTheTemplateThatBelongsToItsCronJob() {
    PlanStatus plan = runs.approved(action("rerun-cron-job"));
    assertThat(plan.diff()).isEqualTo("Job of CronJob shop/nightly: (none) -> created");
    runs.visit(plan);
    String name = RerunCronJob.jobName("nightly", marker(plan));
    var job = runs.object(JOBS + name);
    assertThat(job.at("/metadata/ownerReferences/0/uid").asString()).isEqualTo("nightly-uid");
    assertThat(job.at("/metadata/ownerReferences/0").has("controller")).isFalse();
    assertThat(job.at("/metadata/labels/team").asString()).isEqualTo("shop");
    assertThat(job.at("/spec/backoffLimit").asInt()).isEqualTo(1);
    assertThat(job.at("/spec/ttlSecondsAfterFinished").asInt()).isPositive();
  }

  private String marker(PlanStatus plan) {
    return "%s/1/%s".formatted(plan.id(), plan.hash().substring(0, 8));
  }

  @Test
  void whileItsJobRunsACronJobIsNotRunAgain() {
    runs.bed.cluster.put(
        JOBS + "nightly-1",
        """
        {"apiVersion":"batch/v1","kind":"Job","metadata":{"name":"nightly-1","namespace":"shop",
           "uid":"j1","creationTimestamp":"2026-03-01T09:00:00Z",
           "ownerReferences":[{"kind":"CronJob","name":"nightly","uid":"nightly-uid"}]},
         "status":{"active":1}}\
        """);
    assertThat(runs.refusal(action("rerun-cron-job")))
        .isEqualTo("CronJob shop/nightly lets one Job run at a time, and nightly-1 does");
    runs.bed.cluster.change(
        CRON, c -> c.withObjectProperty("spec").put("concurrencyPolicy", "Allow"));
    assertThat(runs.refusal(action("rerun-cron-job"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"set-autoscaler-bounds", "set-environment", "patch-config-map"})
  void whatDoesNotHelpIsTakenBack(String name) {
    Action action = action(name);
    PlanStatus plan = runs.approved(action);
    runs.bed.firing.add("INC-1");
    runs.runOut(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.UNDONE);
    assertThat(action.now(runs.live(action.target().object()))).isEqualTo(action.before());
  }

  @Test
  void aVolumeStaysLarge() {
    PlanStatus plan = runs.approved(action("expand-volume"));
    assertThat(plan.diff()).isEqualTo("spec.resources.requests.storage: 10Gi -> 20Gi");
    runs.bed.firing.add("INC-1");
    runs.runOut(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.FAILED);
    assertThat(runs.last(plan)).contains("a volume never shrinks");
  }

  @Test
  void theBeforeValueOfAKeyMustStillHold() {
    PlanStatus plan = runs.approved(action("patch-config-map"));
    assertThat(plan.diff()).isEqualTo("data.PAGE_SIZE: 50 -> 200");
    runs.bed.cluster.change(MAP, map -> map.withObjectProperty("data").put("PAGE_SIZE", "60"));
    runs.visit(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.STOPPED);
    assertThat(runs.object(MAP).at("/data/PAGE_SIZE").asString()).isEqualTo("60");
  }

  @Test
  void aVariableIsAddedAndTakenAwayAgain() {
    PlanStatus plan =
        runs.approved(environment("FEATURE_CACHE", Optional.empty(), Optional.of("off")));
    runs.bed.firing.add("INC-1");
    runs.runOut(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.UNDONE);
    assertThat(runs.bed.cluster.applied).hasSize(2);
    Facts.Container container =
        runs.live(ActionRuns.CHECKOUT).workload().orElseThrow().container("checkout").orElseThrow();
    assertThat(container.environment().values()).containsOnlyKeys("LOG_LEVEL");
  }

  @Test
  void aVariableThatNobodyListedOrThatIsAReferenceIsLeftAlone() {
    assertThat(runs.refusal(environment("HEAP", Optional.empty(), Optional.of("1g"))))
        .contains("the operator does not list it");
    runs.bed.cluster.set(
        deployment ->
            ((ObjectNode) deployment.at("/spec/template/spec/containers/0"))
                .putArray("env")
                .addObject()
                .put("name", "LOG_LEVEL")
                .putObject("valueFrom"));
    SetEnvironment set = environment("LOG_LEVEL", Optional.empty(), Optional.of("debug"));
    assertThat(set.now(runs.live(ActionRuns.CHECKOUT))).isNotEqualTo(set.before());
  }
}
