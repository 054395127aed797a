package dev.hindsight.actions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.FakeCluster;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation;
import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.Observer;
import dev.hindsight.actions.Subject;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.verify.Indicator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the cluster told, in plain and regular lines; what it did not tell is named. */
class KubernetesObserverTest {

  /** More than a busy machine needs; where something is slow all of it is waited for. */
  private static final Duration BUDGET = Duration.ofSeconds(10);

  private static final Duration SHORT = Duration.ofMillis(1500);

  private final TestBed bed = new TestBed();

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void readsAContainerKilledForMemory() {
    bed.cluster.settle(false);
    bed.cluster.event("checkout-r1-abcd1", "BackOff", 3, "Back-off restarting failed container");
    bed.cluster.event("other-pod", "Failed", 1, "not ours");
    bed.cluster.log("checkout-r1-abcd1", true, "java.lang.OutOfMemoryError token=abc\n\n");
    bed.cluster.log("checkout-r1-abcd2", true, "java.lang.OutOfMemoryError token=abc\n\n");
    Diagnosis seen = observe(TestBed.subject());
    assertThat(seen.workload())
        .contains(new ObjectRef(FakeCluster.ID, "Deployment", "shop", "checkout"));
    assertThat(lines(seen, Kind.CONTAINER))
        .contains(
            "container checkout: waiting CrashLoopBackOff, restarts 4, last terminated OOMKilled"
                + " exit 137, memory limit 256Mi, image checkout:1.8.2");
    assertThat(lines(seen, Kind.EVENT))
        .containsExactly("Warning BackOff x3: Back-off restarting failed container");
    assertThat(lines(seen, Kind.PREVIOUS_LOG))
        .containsExactly("java.lang.OutOfMemoryError token=[redacted]");
    assertThat(lines(seen, Kind.WORKLOAD))
        .containsExactly(
            "Deployment shop/checkout: 0 of 2 available, 2 updated, generation 1 (observed 1)");
    assertThat(lines(seen, Kind.CONDITION))
        .containsExactly("Available=False MinimumReplicasUnavailable: seen by the controller");
    assertThat(seen.missing()).isEmpty();
  }

  @Test
  void readsWhatARolloutChanged() {
    bed.cluster.rollOut("checkout:1.8.3-rc1", "256Mi");
    bed.cluster.settle(false);
    bed.cluster.image("checkout-r2-abcd1", "ImagePullBackOff");
    bed.cluster.image("checkout-r2-abcd2", "ImagePullBackOff");
    Diagnosis seen = observe(TestBed.subject());
    assertThat(lines(seen, Kind.ROLLOUT))
        .containsExactly(
            "revision 2 (current, 8 min ago): image checkout:1.8.2 -> checkout:1.8.3-rc1,"
                + " change cause \"release 2\"",
            "revision 1 (9 min ago): image checkout:1.8.2, change cause \"release 1\"");
    assertThat(lines(seen, Kind.CONTAINER))
        .contains(
            "container checkout: waiting ImagePullBackOff, restarts 0, memory limit 256Mi,"
                + " image checkout:1.8.3-rc1");
    assertThat(seen.missing()).isEmpty();
  }

  @Test
  void neverShowsTheValueOfAnEnvironmentVariable() {
    bed.cluster.environment("PIN", "hunter2");
    bed.cluster.environment("PIN", "hunter3");
    Diagnosis seen = observe(TestBed.subject());
    assertThat(lines(seen, Kind.ROLLOUT)).anyMatch(l -> l.contains("env[PIN].value: changed"));
    assertThat(seen.observations()).noneMatch(o -> o.line().contains("hunter"));
  }

  @Test
  void findsTheDeploymentByALivingOrAVanishedPod() {
    assertThat(observe(pod("checkout-r1-abcd1")).workload()).isPresent();
    assertThat(observe(pod("checkout-7d9f8b6c5d-x2x4z")).workload()).isPresent();
    Diagnosis none = observe(pod("unheard-of"));
    assertThat(none.workload()).isEmpty();
    assertThat(none.missing()).anyMatch(m -> m.contains("not found"));
  }

  @Test
  void slowLogsAreMissingNotWaitedFor() {
    bed.cluster.settle(false);
    bed.cluster.slow.add("previous=true");
    Diagnosis seen = bed.bean(Observer.class).observe(TestBed.subject(), SHORT);
    assertThat(seen.missing())
        .containsExactly("previous logs of checkout-r1-abcd2: not read within 1.5 s");
    assertThat(lines(seen, Kind.CONTAINER)).isNotEmpty();
    assertThat(lines(seen, Kind.LOG)).containsExactly("all quiet");
  }

  @Test
  void anUnreachableClusterIsSaid() {
    bed.cluster.down = true;
    Diagnosis seen = observe(TestBed.subject());
    assertThat(seen.workload()).isEmpty();
    assertThat(seen.observations()).isEmpty();
    assertThat(seen.missing()).anyMatch(m -> m.contains("the cluster cannot be reached"));
  }

  @Test
  void noClusterIsSaid() {
    KubeClient client =
        new KubeClient(
            new KubernetesSettings(null, Duration.ofSeconds(1), Duration.ofMinutes(5)),
            text -> text);
    Cluster none = new Cluster(client);
    Observer observer = new KubernetesObserver(none, new Finder(none), text -> text, bed.clock);
    assertThat(observer.observe(TestBed.subject(), BUDGET).missing())
        .containsExactly("identity of the cluster: No cluster is configured.");
  }

  @Test
  void aLongLineIsCutAfterItIsRedacted() {
    bed.cluster.settle(false);
    bed.cluster.log("checkout-r1-abcd2", false, "x".repeat(290) + " token=" + "s".repeat(500));
    assertThat(lines(observe(TestBed.subject()), Kind.LOG))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line).hasSizeLessThanOrEqualTo(300);
              assertThat(line).doesNotContain("ss");
            });
  }

  @Test
  void aKeyOverManyLinesIsRedactedAsOne() {
    bed.cluster.settle(false);
    bed.cluster.log("checkout-r1-abcd2", false, "loaded\nBEGIN KEY\nbody1\nbody2\nEND KEY\ndone");
    assertThat(lines(observe(TestBed.subject()), Kind.LOG))
        .containsExactly("loaded", "[redacted]", "done");
  }

  @Test
  void theIndicatorSaysHowTheServiceDoes() {
    Indicator indicator = bed.bean(Indicator.class);
    assertThat(indicator.read(TestBed.subject())).isInstanceOf(Indicator.Reading.Good.class);
    bed.cluster.settle(false);
    assertThat(indicator.read(TestBed.subject())).isInstanceOf(Indicator.Reading.Bad.class);
    bed.cluster.down = true;
    assertThat(indicator.read(TestBed.subject())).isInstanceOf(Indicator.Reading.Unreadable.class);
  }

  private Diagnosis observe(Subject subject) {
    return bed.bean(Observer.class).observe(subject, BUDGET);
  }

  private static Subject pod(String name) {
    return new Subject("shop", Optional.empty(), Optional.of(name));
  }

  private static List<String> lines(Diagnosis seen, Kind kind) {
    return seen.observations().stream()
        .filter(o -> o.kind() == kind)
        .map(Observation::line)
        .toList();
  }
}
