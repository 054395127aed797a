package dev.hindsight.actions.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.RemediationSettings;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Plans;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private record Row(
      Plan plan, String connected, Optional<String> stopped, Optional<String> deny) {}

  static Stream<Row> table() {
    Plan ok = plan("Deployment", "shop");
    return Stream.of(
        // one Deployment, undoable, in the connected cluster
        new Row(ok, "c1", Optional.empty(), Optional.empty()),
        // the stop switch beats everything
        new Row(ok, "c1", Optional.of("Ada stopped all runs: x"), Optional.of("stop switch")),
        // a plan for another cluster must not hit this one
        new Row(ok, "c2", Optional.empty(), Optional.of("known cluster")),
        // the platform's own namespaces are nobody's playground
        new Row(
            plan("Deployment", "kube-system"),
            "c1",
            Optional.empty(),
            Optional.of("protected namespace")),
        // nothing matches: no
        new Row(plan("StatefulSet", "shop"), "c1", Optional.empty(), Optional.of("default")));
  }

  @ParameterizedTest
  @MethodSource("table")
  void decides(Row row) {
    Ruling ruling = judge(row);
    assertThat(ruling.denied().isPresent()).isEqualTo(row.deny().isPresent());
    row.deny().ifPresent(rule -> assertThat(ruling.denied().orElseThrow()).startsWith(rule));
    assertThat(ruling.approvers()).isEqualTo(1);
    assertThat(ruling.verdicts()).anyMatch(v -> v.startsWith("risk: medium"));
  }

  @Test
  void withoutAnyRuleItIsNo() {
    Ruling ruling =
        Policy.judge(
            Map.of(), new Question(plan("Deployment", "shop"), "c1", Optional.empty(), SETTINGS));
    assertThat(ruling.denied()).contains("default: no rule allows it");
  }

  private static Ruling judge(Row row) {
    return Policy.judge(
        Rules.shipped(), new Question(row.plan(), row.connected(), row.stopped(), SETTINGS));
  }

  private static Plan plan(String kind, String namespace) {
    return Plans.memory(Plans.target("c1", kind, namespace, "u", 1), "c", "1Mi", "2Mi");
  }
}
