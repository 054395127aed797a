package dev.hindsight.actions.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.World;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.PauseRollout;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.ScaleStatefulSet;
import dev.hindsight.actions.action.SetImage;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Runs on StatefulSets and DaemonSets, and rollouts that are held. */
class WorkloadActionsTest {

  private static final String APPS = "/apis/apps/v1/namespaces/shop/";
  private static final String LEDGER = APPS + "statefulsets/ledger";
  private static final String CHECKOUT = APPS + "deployments/checkout";
  private static final ObjectRef SET = World.ref("StatefulSet", "ledger");

  private final ActionRuns runs = new ActionRuns();

  @BeforeEach
  void furnish() {
    runs.bed.cluster.put(LEDGER, workload("StatefulSet", "ledger", "\"replicas\":2,"));
    status(LEDGER, 2, 1);
    runs.bed.cluster.put(APPS + "daemonsets/log-agent", workload("DaemonSet", "log-agent", ""));
    runs.bed.cluster.change(
        APPS + "daemonsets/log-agent",
        set ->
            set.putObject("status")
                .put("observedGeneration", 1)
                .put("desiredNumberScheduled", 3)
                .put("currentNumberScheduled", 3)
                .put("updatedNumberScheduled", 3)
                .put("numberAvailable", 3)
                .put("numberReady", 3));
  }

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void aStatefulSetIsScaledAndVerifiedByItsOwnHealth() {
    PlanStatus plan =
        runs.world.approved(new ScaleStatefulSet(runs.target(SET), 2, 3), List.of(SET));
    assertThat(plan.diff()).isEqualTo("spec.replicas: 2 -> 3");
    runs.visit(plan);
    assertThat(replicas()).isEqualTo(3);
    runs.verify(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.VERIFYING);
    status(LEDGER, 3, 2);
    runs.verify(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.SUCCEEDED);
  }

  @Test
  void aScaleOfAStatefulSetThatDoesNotHelpIsTakenBack() {
    PlanStatus plan =
        runs.world.approved(new ScaleStatefulSet(runs.target(SET), 2, 3), List.of(SET));
    runs.bed.firing.add("INC-1");
    runs.runOut(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.UNDONE);
    assertThat(replicas()).isEqualTo(2);
  }

  @Test
  void whoWouldLoseVolumesIsNotScaled() {
    runs.bed.cluster.change(
        LEDGER,
        set ->
            set.withObjectProperty("spec")
                .putObject("persistentVolumeClaimRetentionPolicy")
                .put("whenScaled", "Delete"));
    assertThat(runs.refusal(new ScaleStatefulSet(runs.target(SET), 2, 3)))
        .contains("StatefulSet shop/ledger deletes the volumes")
        .contains("data would be lost");
  }

  @Test
  void anAutoscalerOfAStatefulSetIsSeen() {
    runs.bed.cluster.put(
        "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers/ledger",
        """
        {"metadata":{"name":"ledger"},
         "spec":{"scaleTargetRef":{"kind":"StatefulSet","name":"ledger"}}}\
        """);
    assertThat(runs.around(new ScaleStatefulSet(runs.target(SET), 2, 3)).autoscalers())
        .containsExactly("HorizontalPodAutoscaler ledger");
  }

  @Test
  void whoeverWouldUndoAChangeIsNamed() {
    runs.bed.cluster.change(
        LEDGER,
        set ->
            set.withObjectProperty("metadata")
                .putObject("labels")
                .put("argocd.argoproj.io/instance", "shop"));
    assertThat(runs.around(new ScaleStatefulSet(runs.target(SET), 2, 3)).managers())
        .containsExactly("Argo CD application shop");
  }

  @ParameterizedTest
  @ValueSource(strings = {"StatefulSet ledger", "DaemonSet log-agent"})
  void aRestartGivesTheTemplateATraceAndNothingElse(String object) {
    ObjectRef ref = World.ref(object.split(" ")[0], object.split(" ")[1]);
    Live before = runs.live(ref);
    PlanStatus plan =
        runs.world.approved(RestartRollout.of(before.target(), Optional.empty()), List.of(ref));
    runs.visit(plan);
    Live after = runs.live(ref);
    assertThat(after.workload().orElseThrow().restart()).contains("after-generation-1");
    assertThat(after.workload().orElseThrow().template())
        .isEqualTo(before.workload().orElseThrow().template());
    runs.bed.cluster.change(path(ref), set -> status(set).put("observedGeneration", 2));
    runs.verify(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.SUCCEEDED);
  }

  /**
   * A node's own status is written all the time: a dry run that minded would never come through.
   */
  @Test
  void aDryRunIsBoundToTheObjectAndNotToItsVersion() {
    Live before = runs.live(SET);
    bump();
    assertThat(runs.preview(new ScaleStatefulSet(before.target(), 2, 3), before))
        .isEqualTo("spec.replicas: 2 -> 3");
  }

  private void bump() {
    runs.bed.cluster.change(LEDGER, _ -> {});
  }

  @Test
  void whoReplacesPodsOnlyByHandIsNotRestarted() {
    runs.bed.cluster.change(
        LEDGER,
        set -> set.withObjectProperty("spec").putObject("updateStrategy").put("type", "OnDelete"));
    assertThat(runs.refusal(RestartRollout.of(runs.target(SET), Optional.empty())))
        .contains("OnDelete");
  }

  @Test
  void aHeldRolloutNeedNotCompleteButItsPodsMustServe() {
    ObjectRef checkout = World.ref("Deployment", "checkout");
    // Half of the new revision is out: the rollout that is paused here.
    runs.bed.cluster.change(CHECKOUT, d -> status(d).put("updatedReplicas", 1));
    PlanStatus plan =
        runs.world.approved(new PauseRollout(runs.target(checkout)), List.of(checkout));
    assertThat(plan.diff()).isEqualTo("spec.paused: (none) -> true");
    runs.visit(plan);
    runs.bed.cluster.change(CHECKOUT, d -> status(d).put("availableReplicas", 1));
    runs.verify(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.VERIFYING);
    assertThat(runs.bed.status(plan).progress()).last().asString().contains("rollouts paused");
    runs.bed.cluster.change(CHECKOUT, d -> status(d).put("availableReplicas", 2));
    runs.verify(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.SUCCEEDED);
  }

  @Test
  void aPauseThatDoesNotHelpIsResumed() {
    ObjectRef checkout = World.ref("Deployment", "checkout");
    PlanStatus plan =
        runs.world.approved(new PauseRollout(runs.target(checkout)), List.of(checkout));
    runs.bed.firing.add("INC-1");
    runs.runOut(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.UNDONE);
    assertThat(runs.bed.cluster.get(CHECKOUT).path("spec").has("paused")).isFalse();
  }

  @Test
  void aChangeThatWouldWaitForAResumeIsRefused() {
    runs.bed.cluster.change(CHECKOUT, d -> d.withObjectProperty("spec").put("paused", true));
    ObjectRef checkout = World.ref("Deployment", "checkout");
    assertThat(
            runs.refusal(
                new SetImage(runs.target(checkout), "checkout", "checkout:1.8.2", "checkout:1")))
        .contains("Deployment shop/checkout is paused");
  }

  private static String path(ObjectRef ref) {
    return APPS + (ref.kind().equals("StatefulSet") ? "statefulsets/" : "daemonsets/") + ref.name();
  }

  private int replicas() {
    return runs.bed.cluster.get(LEDGER).at("/spec/replicas").asInt();
  }

  private void status(String path, int replicas, int generation) {
    Consumer<ObjectNode> change =
        set ->
            status(set)
                .put("observedGeneration", generation)
                .put("replicas", replicas)
                .put("updatedReplicas", replicas)
                .put("availableReplicas", replicas)
                .put("readyReplicas", replicas);
    runs.bed.cluster.change(path, change);
  }

  private static ObjectNode status(ObjectNode object) {
    return object.withObjectProperty("status");
  }

  private static String workload(String kind, String name, String spec) {
    return """
    {"apiVersion":"apps/v1","kind":"%1$s","metadata":{"name":"%2$s","namespace":"shop",
       "uid":"%2$s-uid","generation":1,"resourceVersion":"5"},
     "spec":{%3$s"selector":{"matchLabels":{"app":"%2$s"}},
       "template":{"metadata":{"labels":{"app":"%2$s"}},
         "spec":{"containers":[{"name":"%2$s","image":"%2$s:1"}]}}}}\
    """
        .formatted(kind, name, spec);
  }
}
