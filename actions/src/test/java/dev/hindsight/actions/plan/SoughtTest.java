package dev.hindsight.actions.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table: what a step is for and what was seen in, the object or why it cannot be told out. */
class SoughtTest {

  private static final ObjectRef OWN = ref("Deployment", "checkout");
  private static final ObjectRef OTHER = ref("Deployment", "payments");
  private static final ObjectRef NODE = ref("Node", "n1");
  private static final ObjectRef NODE2 = ref("Node", "n2");
  private static final Sought ANY = Sought.any("Deployment", "StatefulSet");
  private static final Sought NODES = Sought.any("Node");

  private record Row(
      Sought sought, Optional<ObjectRef> culprit, List<ObjectRef> seen, Object answer) {}

  static Stream<Row> rows() {
    return Stream.of(
        // whom the cause names comes before the incident's own
        new Row(ANY, Optional.of(OTHER), List.of(OWN, OTHER), OTHER),
        new Row(ANY, Optional.of(NODE), List.of(NODE), OWN),
        new Row(ANY, Optional.empty(), List.of(OTHER), OWN),
        // else the only one that was seen at all, however often
        new Row(NODES, Optional.empty(), List.of(OWN, NODE, NODE), NODE),
        new Row(NODES, Optional.of(NODE2), List.of(NODE, NODE2), NODE2),
        new Row(NODES, Optional.of(OTHER), List.of(), "It needs to know which Node is to blame"),
        new Row(
            NODES,
            Optional.empty(),
            List.of(NODE, NODE2),
            "It is for one Node, and the evidence has several: Node n1, Node n2."),
        new Row(
            Sought.any("StatefulSet", "DaemonSet"),
            Optional.empty(),
            List.of(OTHER),
            "It needs to know which DaemonSet or StatefulSet is to blame"),
        // whom nothing accuses is not touched, though it is the only one
        new Row(
            Sought.culprit("Node"),
            Optional.empty(),
            List.of(NODE),
            "It needs to know which Node is to blame"),
        new Row(Sought.culprit("Node"), Optional.of(NODE2), List.of(NODE), NODE2),
        new Row(
            new Sought(ANY.kinds(), Sought.Among.OWN), Optional.of(OTHER), List.of(OTHER), OWN));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void finds(Row row) {
    Diagnosis diagnosis =
        new Diagnosis(
            Optional.of(OWN),
            row.seen().stream()
                .map(o -> new Observation(o, Observation.Kind.POD, "", Optional.empty()))
                .toList(),
            List.of(),
            Instant.EPOCH);
    switch (row.sought().in(diagnosis, row.culprit(), "It")) {
      case Sought.Answer.Found(ObjectRef object) -> assertThat(object).isEqualTo(row.answer());
      case Sought.Answer.Missed(String reason) ->
          assertThat(reason).startsWith(row.answer().toString()).endsWith(".");
    }
  }

  private static ObjectRef ref(String kind, String name) {
    return new ObjectRef("c1", kind, kind.equals("Node") ? "" : "shop", name);
  }
}
