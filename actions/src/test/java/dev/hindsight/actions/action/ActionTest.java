package dev.hindsight.actions.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Risk;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.PlanJson;
import dev.hindsight.actions.plan.Plans;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every action of the family promises. */
class ActionTest {

  @Test
  void anAutoscalersLeastMakesPodsRunAndIsNoMereRoom() {
    Target target = Plans.other("HorizontalPodAutoscaler", "checkout");
    SetAutoscalerBounds.Bounds now = new SetAutoscalerBounds.Bounds(2, 50);
    assertThat(
            new SetAutoscalerBounds(target, now, new SetAutoscalerBounds.Bounds(2, 60))
                .risk()
                .risk())
        .isEqualTo(Risk.LOW);
    assertThat(
            new SetAutoscalerBounds(target, now, new SetAutoscalerBounds.Bounds(50, 50))
                .risk()
                .risk())
        .isEqualTo(Risk.MEDIUM);
  }

  static Stream<Action> samples() {
    return Stream.concat(Samples.all().stream(), Samples.more().stream());
  }

  @Test
  void thereIsASampleOfEveryAction() {
    assertThat(Samples.all().stream().map(Object::getClass).toList())
        .hasSameElementsAs(family(Action.class).toList());
  }

  private static Stream<Class<?>> family(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ActionTest::family)
        : Stream.of(type);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void itIsReadBackAsItWasStored(Action action) {
    Plan plan = Plans.of(action);
    assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
    assertThat(PlanJson.write(plan)).contains("\"type\":\"" + action.name() + "\"");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void itIsTakenBackOrSaysWhyThatIsNotNeeded(Action action) {
    switch (action.undo()) {
      case Undo.By(Action undo, var stays) when stays.isEmpty() -> {
        assertThat(undo.before()).isEqualTo(action.after());
        assertThat(undo.after()).isEqualTo(action.before());
        assertThat(undo.undo()).isEqualTo(new Undo.By(action));
        assertThat(action.removes()).isFalse();
      }
      // what is taken back in part says what is left as it is
      case Undo.By by -> assertThat(by.words()).endsWith("; " + by.stays().orElseThrow());
      case Undo.Never never ->
          assertThat(never.words()).matches("It cannot be undone(, which is harmless)?: .+");
    }
    if (action.trace() != Trace.NONE && action.trace() != Trace.LATE_MARK) {
      assertThat(action.before()).isNotEqualTo(action.after());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatCannotBeUndoneIsNeverLow(Action action) {
    if (action.undo() instanceof Undo.Never) {
      assertThat(action.risk().risk()).isGreaterThan(Risk.LOW);
    }
  }

  @Test
  void risksAreAsTheTableSays() {
    Map<String, Risk> table =
        Samples.all().stream().collect(Collectors.toMap(Action::name, a -> a.risk().risk()));
    assertThat(table)
        .containsEntry("scale-stateful-set", Risk.MEDIUM)
        .containsEntry("pause-rollout", Risk.LOW)
        .containsEntry("resume-rollout", Risk.MEDIUM)
        .containsEntry("scale-deployment", Risk.LOW)
        .containsEntry("uncordon-node", Risk.LOW)
        .containsEntry("undo-rollout", Risk.MEDIUM)
        .containsEntry("set-resources", Risk.MEDIUM)
        .containsEntry("restart-rollout", Risk.MEDIUM)
        .containsEntry("cordon-node", Risk.MEDIUM)
        .containsEntry("evict-pod", Risk.MEDIUM)
        .containsEntry("delete-pod", Risk.HIGH)
        .containsEntry("delete-stuck-pod", Risk.HIGH)
        .containsEntry("drain-node", Risk.HIGH)
        .containsEntry("set-autoscaler-bounds", Risk.LOW)
        .containsEntry("set-environment", Risk.MEDIUM)
        .containsEntry("patch-config-map", Risk.MEDIUM)
        .containsEntry("rerun-cron-job", Risk.MEDIUM)
        .containsEntry("expand-volume", Risk.MEDIUM)
        .containsEntry("delete-failed-job", Risk.MEDIUM);
    assertThat(new ScaleDeployment(Plans.target(), 4, 2).risk().risk()).isEqualTo(Risk.MEDIUM);
    Target ledger = Plans.other("StatefulSet", "ledger");
    assertThat(new ScaleStatefulSet(ledger, 3, 2).risk().risk()).isEqualTo(Risk.HIGH);
  }

  @ParameterizedTest
  @CsvSource({
    "1024Mi, 1Gi, true",
    "1000m, 1, true",
    "0.5, 500m, true",
    "1e3, 1k, true",
    "1Ei, 1024Pi, true",
    "512M, 512Mi, false",
    "lots, lots, true",
    "lots, 1, false"
  })
  void equalAmountsAreEqual(String one, String other, boolean equal) {
    assertThat(Quantities.canonical(one).equals(Quantities.canonical(other))).isEqualTo(equal);
  }

  @Test
  void onlyAWholeDigestIsADigest() {
    String hex = "0123456789abcdef".repeat(4);
    assertThat(List.of("shop/app@sha256:" + hex, "app:1@sha256:" + hex))
        .allMatch(i -> new SetImage(Plans.target(), "app", "a", i).byDigest());
    assertThat(List.of("app:1", "app@sha256:abc", "@sha256:" + hex, "app@sha256:" + hex + "0"))
        .noneMatch(i -> new SetImage(Plans.target(), "app", "a", i).byDigest());
  }
}
