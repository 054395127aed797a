package dev.hindsight.actions.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.RemediationSettings;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.EvictPod;
import dev.hindsight.actions.action.Samples;
import dev.hindsight.actions.action.ScaleDeployment;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.adapter.Surroundings;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Plans;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision table; each row carries its reason. */
class PolicyTest {

  private static final RemediationSettings SETTINGS =
      new RemediationSettings(
          Duration.ofSeconds(20),
          Duration.ofMinutes(2),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofMinutes(10),
          List.of("kube-system"));
  private static final Surroundings CALM =
      new Surroundings(List.of(), List.of("worker-1"), Set.of("checkout:1"), List.of());
  private static final Surroundings SCALED =
      new Surroundings(List.of("HorizontalPodAutoscaler web"), List.of(), Set.of(), List.of());

  private record Row(
      Plan plan,
      String connected,
      Surroundings around,
      Optional<String> stopped,
      Optional<String> deny) {}

  private static Row allowed(Action action) {
    return new Row(Plans.of(action), "c1", CALM, Optional.empty(), Optional.empty());
  }

  private static Row denied(Plan plan, Surroundings around, String rule) {
    return new Row(plan, "c1", around, Optional.empty(), Optional.of(rule));
  }

  static Stream<Row> table() {
    Plan ok = plan("Deployment", "shop");
    Target node = Plans.other("Node", "worker-2");
    Stream<Row> rows =
        Stream.of(
            // one Deployment, undoable, in the connected cluster
            new Row(ok, "c1", CALM, Optional.empty(), Optional.empty()),
            // the stop switch beats everything
            new Row(
                ok, "c1", CALM, Optional.of("Ada stopped all runs: x"), Optional.of("stop switch")),
            // a plan for another cluster must not hit this one
            new Row(ok, "c2", CALM, Optional.empty(), Optional.of("known cluster")),
            // the platform's own namespaces are nobody's playground
            denied(plan("Deployment", "kube-system"), CALM, "protected namespace"),
            // an action for another kind of object than its target's: no
            denied(Plans.of(new EvictPod(Plans.target(), "ReplicaSet r")), CALM, "default"),
            // the autoscaler would take it back at once
            denied(Plans.of(new ScaleDeployment(Plans.target(), 2, 4)), SCALED, "autoscaler"),
            // pods need a place to go to
            denied(Plans.of(new CordonNode(node)), Surroundings.none(), "last node"),
            // nobody has seen that image work
            denied(
                Plans.of(new SetImage(Plans.target(), "app", "checkout:2", "checkout:3")),
                CALM,
                "known image"));
    return Stream.concat(rows, Samples.all().stream().map(PolicyTest::allowed));
  }

  @ParameterizedTest
  @MethodSource("table")
  void decides(Row row) {
    Ruling ruling = judge(row);
    assertThat(ruling.denied().isPresent()).isEqualTo(row.deny().isPresent());
    row.deny().ifPresent(rule -> assertThat(ruling.denied().orElseThrow()).startsWith(rule));
    assertThat(ruling.approvers()).isEqualTo(row.plan().risk().ordinal());
    assertThat(ruling.verdicts())
        .anyMatch(v -> v.matches("risk: (low|medium|high) risk \\(.+\\): .+"));
  }

  @Test
  void aPlanForAKindThatNoActionIsForIsDenied() {
    assertThat(
            judge(
                    new Row(
                        plan("StatefulSet", "shop"),
                        "c1",
                        CALM,
                        Optional.empty(),
                        Optional.empty()))
                .denied())
        .contains("default: no rule allows it");
  }

  @Test
  void whatCouldNotBeLookedAtIsSaid() {
    Surroundings blind =
        new Surroundings(List.of(), List.of(), Set.of(), List.of("autoscalers: no right"));
    Plan plan = Plans.of(new ScaleDeployment(Plans.target(), 2, 4));
    Ruling ruling = judge(new Row(plan, "c1", blind, Optional.empty(), Optional.empty()));
    assertThat(ruling.denied()).isEmpty();
    assertThat(ruling.verdicts()).contains("autoscaler: autoscalers: no right");
  }

  @Test
  void withoutAnyRuleItIsNo() {
    Ruling ruling =
        Policy.judge(
            Map.of(),
            new Question(plan("Deployment", "shop"), "c1", CALM, Optional.empty(), SETTINGS));
    assertThat(ruling.denied()).contains("default: no rule allows it");
  }

  private static Ruling judge(Row row) {
    return Policy.judge(
        Rules.shipped(),
        new Question(row.plan(), row.connected(), row.around(), row.stopped(), SETTINGS));
  }

  private static Plan plan(String kind, String namespace) {
    return Plans.memory(Plans.target("c1", kind, namespace, "u", 1), "c", "1Mi", "2Mi");
  }
}
