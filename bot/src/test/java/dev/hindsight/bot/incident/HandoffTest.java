package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation;
import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.knowledge.Likelihood;
import dev.hindsight.knowledge.RankedCauses;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whom a plan may be aimed at. */
class HandoffTest {

  private static final ObjectRef NODE = new ObjectRef("c1", "Node", "", "worker-2");

  @Test
  void aNodeIsToBlameOnlyWhereTheClusterSaysSomethingIsWrongWithIt() {
    assertThat(culprit(Kind.NODE, "MemoryPressure=True KubeletHasInsufficientMemory: low"))
        .contains(NODE);
    assertThat(culprit(Kind.EVENT, "Warning EvictionThresholdMet x1: Attempting to reclaim memory"))
        .contains(NODE);
    assertThat(culprit(Kind.EVENT, "Normal NodeHasSufficientMemory x8: Node worker-2 status"))
        .isEmpty();
  }

  @Test
  void anObjectInAwsThatTheCauseNamesIsToBlame() {
    ObjectRef instance =
        new ObjectRef("aws/123456789012/eu-west-1", "EC2Instance", "", "i-0aaaaaaaaaaaaaaa1");
    Observation seen =
        new Observation(instance, Kind.CONDITION, "its check failed", Optional.empty());
    assertThat(culprit("EC2Instance i-0aaaaaaaaaaaaaaa1", seen)).contains(instance);
    assertThat(culprit("EC2Instance i-0bbbbbbbbbbbbbbb2", seen)).isEmpty();
  }

  /** What would act on one of them would act on the wrong one half of the time. */
  @Test
  void whatTwoRegionsHaveUnderOneNameIsNotToBlame() {
    Observation here = database("eu-west-1");
    assertThat(culprit("RDSInstance orders", here)).contains(here.object());
    assertThat(culprit("RDSInstance orders", here, here)).contains(here.object());
    assertThat(culprit("RDSInstance orders", here, database("us-east-1"))).isEmpty();
  }

  private static Observation database(String region) {
    ObjectRef database = new ObjectRef("aws/123456789012/" + region, "RDSInstance", "", "orders");
    return new Observation(database, Kind.CONDITION, "storage is full", Optional.empty());
  }

  /** Where an alert's text has named the node. */
  private static Optional<ObjectRef> culprit(Kind kind, String line) {
    return culprit("Node worker-2", new Observation(NODE, kind, line, Optional.empty()));
  }

  private static Optional<ObjectRef> culprit(String object, Observation... seen) {
    RankedCauses causes =
        new RankedCauses(
            List.of(
                new RankedCauses.Cause(
                    "node_pressure",
                    "node worker-2 is under pressure",
                    object,
                    Likelihood.LIKELY,
                    0.9,
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty())),
            0.1,
            List.of());
    return Handoff.culprit(
        causes, new Diagnosis(Optional.empty(), List.of(seen), List.of(), Instant.EPOCH));
  }
}
