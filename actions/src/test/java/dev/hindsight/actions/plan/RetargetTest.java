package dev.hindsight.actions.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.Resources;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.Samples;
import dev.hindsight.actions.action.ScaleDeployment;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.action.SetResources;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.action.UndoRollout;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The table: what helped then and the object of today in, action or reason out. */
class RetargetTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Target THEN = Plans.target("c1", "Deployment", "shop", "u-then", 3);

  private record Row(Action past, Live today, Optional<Action> action, String says) {}

  static Stream<Row> rows() {
    Live two = payments(2, "256Mi", Duration.ofHours(1));
    Target now = two.target();
    return Stream.of(
        makes(scale(2, 6), two, new ScaleDeployment(now, 2, 6), "from 2 to 6"),
        // never fewer, and nothing where somebody scaled it to zero on purpose
        refuses(scale(2, 6), payments(6, "256Mi", Duration.ZERO), "has 6 replicas"),
        refuses(scale(6, 2), two, "scaled from 6 to 2"),
        refuses(scale(2, 6), payments(0, "256Mi", Duration.ZERO), "has 0 replicas"),
        makes(
            memory("app", "128Mi", "512Mi"),
            two,
            new SetResources(now, "app", limit("256Mi"), limit("512Mi")),
            "Give container app of payments memory limit 512Mi"),
        refuses(memory("app", "128Mi", "256Mi"), two, "has memory limit 256Mi"),
        refuses(memory("app", "128Mi", "128Mi"), two, "has memory limit 256Mi"),
        // what a larger service was given is no measure for this one
        refuses(memory("app", "4Gi", "8Gi"), two, "given memory limit 8Gi"),
        refuses(memory("sidecar", "128Mi", "512Mi"), two, "no container sidecar"),
        makes(
            RestartRollout.of(THEN, Optional.empty()),
            two,
            RestartRollout.of(now, Optional.empty()),
            "Restart payments"),
        makes(
            new UndoRollout(THEN, Samples.revision(9, "x"), Samples.revision(8, "y")),
            two,
            new UndoRollout(now, Samples.revision(3, "a"), Samples.revision(2, "b")),
            "to revision 2"),
        // an old rollout did not bring today's trouble, whatever an undo did then
        refuses(
            new UndoRollout(THEN, Samples.revision(9, "x"), Samples.revision(8, "y")),
            payments(2, "256Mi", Duration.ofDays(3)),
            "is 3 days old"),
        refuses(
            new SetImage(THEN, "app", "i:1", "i:2"), two, "is not for Deployment shop/payments"),
        refuses(new CordonNode(Plans.other("Node", "n1")), two, "is not for Deployment"),
        makes(
            new CordonNode(Plans.other("Node", "n1")),
            node(true),
            new CordonNode(node(true).target()),
            "Cordon node n2"),
        refuses(new CordonNode(Plans.other("Node", "n1")), node(false), "is cordoned already"),
        refuses(scale(2, 6), node(true), "is not for Node n2"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void helpsAgainOrSaysWhyNot(Row row) {
    switch (planned(row)) {
      case Planned.Made(Plan plan) -> {
        assertThat(plan.actions().getFirst()).isEqualTo(row.action().orElseThrow());
        assertThat(plan.title()).contains(row.says());
        assertThat(plan.playbook()).isEqualTo("as PLN-7");
        assertThat(plan.target()).isEqualTo(row.today().target());
      }
      case Planned.Nothing(String reason) -> {
        assertThat(row.action()).isEmpty();
        assertThat(reason).contains(row.says()).endsWith(".");
      }
    }
  }

  @Test
  void whatWasDoneToTheCulpritIsDoneToTheCulprit() {
    assertThat(before(scale(2, 6)).sought())
        .containsExactly(new Sought(Set.of("Deployment"), Sought.Among.OWN));
    assertThat(before(new CordonNode(Plans.other("Node", "n1"))).sought())
        .containsExactly(Sought.culprit("Node"));
  }

  private static Planned planned(Row row) {
    Diagnosis nothing = new Diagnosis(Optional.of(row.today().ref()), List.of(), List.of(), NOW);
    return Planner.plan(before(row.past()), new Scene(row.today(), Plans.WORKLOAD, nothing, NOW));
  }

  private static Recipe.AsBefore before(Action past) {
    ObjectRef object = past.target().object();
    return new Recipe.AsBefore(
        new PlanId(7),
        Plan.of(
            "Then",
            "a-playbook",
            past,
            List.of(object.kind().equals("Deployment") ? object : Plans.WORKLOAD)));
  }

  private static Row makes(Action past, Live today, Action action, String says) {
    return new Row(past, today, Optional.of(action), says);
  }

  private static Row refuses(Action past, Live today, String says) {
    return new Row(past, today, Optional.empty(), says);
  }

  private static ScaleDeployment scale(int from, int to) {
    return new ScaleDeployment(THEN, from, to);
  }

  private static SetResources memory(String container, String from, String to) {
    return new SetResources(THEN, container, limit(from), limit(to));
  }

  private static Resources limit(String memory) {
    return Resources.of(Map.of("memory", memory), Map.of());
  }

  private static Live payments(int replicas, String memory, Duration age) {
    return live(
        new ObjectRef("c1", "Deployment", "shop", "payments"),
        11,
        new Facts.Workload(
            "a",
            3,
            Optional.of(NOW.minus(age)),
            replicas,
            Optional.empty(),
            List.of(new Facts.Container("app", "i:3", limit(memory))),
            List.of(revision(3, "a", 0), revision(2, "b", 1)),
            false));
  }

  private static Facts.Revision revision(long number, String template, int ready) {
    return new Facts.Revision(
        Samples.revision(number, template), ready, JsonMapper.shared().createObjectNode());
  }

  private static Live node(boolean schedulable) {
    return live(new ObjectRef("c1", "Node", "", "n2"), 0, new Facts.Node(schedulable));
  }

  private static Live live(ObjectRef ref, long generation, Facts facts) {
    return new Live(
        ref,
        "u-now",
        generation,
        "1",
        Optional.empty(),
        false,
        facts,
        JsonMapper.shared().createObjectNode());
  }
}
