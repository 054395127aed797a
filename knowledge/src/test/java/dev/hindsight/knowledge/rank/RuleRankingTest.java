package dev.hindsight.knowledge.rank;

import static dev.hindsight.knowledge.Likelihood.LIKELY;
import static dev.hindsight.knowledge.Likelihood.SOMETHING_NEW;
import static dev.hindsight.knowledge.Likelihood.UNCLEAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.Lesson;
import dev.hindsight.knowledge.Likelihood;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.RankedCauses;
import dev.hindsight.knowledge.Samples;
import dev.hindsight.knowledge.Symptoms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleRankingTest {

  private static final String UNAVAILABLE =
      "condition: Available=False MinimumReplicasUnavailable: Deployment does not have minimum"
          + " availability.";
  private static final String BACK_OFF =
      "event: Warning BackOff x7: Back-off restarting failed container";
  private static final String OOM =
      "container: container checkout: waiting CrashLoopBackOff, restarts 4, last terminated"
          + " OOMKilled exit 137, memory limit 256Mi";
  private static final String BAD_IMAGE =
      "container: container checkout: waiting ImagePullBackOff, image"
          + " registry.shop.example/shop/checkout:1.8.3-rc1";
  private static final String PULL_FAILED =
      "event: Warning Failed x3: Failed to pull image"
          + " \"registry.shop.example/shop/checkout:1.8.3-rc1\": manifest unknown";
  private static final String NEW_REVISION =
      "rollout: revision 3 (current, 2 min ago): image checkout:1.8.2 -> checkout:1.8.3-rc1, change"
          + " cause \"release 1.8.3\"";
  private static final String OLD_REVISION =
      "rollout: revision 2 (current, 9 d ago): image checkout:1.8.1 -> checkout:1.8.2";
  private static final String CRASH =
      "container: container checkout: waiting CrashLoopBackOff, restarts 4, last terminated Error"
          + " exit 1, memory limit 256Mi";

  private final RuleRanking ranking = new RuleRanking();

  /** One row: why it is there, what is seen, what must be said. */
  private record Row(
      String why, String category, Likelihood likelihood, String title, String... lines) {

    @Override
    public String toString() {
      return why;
    }
  }

  private static Row row(
      String why, String category, Likelihood likelihood, String title, String... lines) {
    return new Row(why, category, likelihood, title, lines);
  }

  static Stream<Row> rows() {
    return Stream.of(
        row(
            "OOM kills and the crash loop they make: the more specific one",
            "oom_killed",
            LIKELY,
            "checkout runs out of memory: OOMKilled at limit 256Mi",
            "alert: Pod shop/checkout is crash looping",
            UNAVAILABLE,
            OOM,
            BACK_OFF,
            "previous_log: INFO building the price cache",
            OLD_REVISION),
        row(
            "OOM as kubectl describe writes it",
            "oom_killed",
            LIKELY,
            "checkout runs out of memory: OOMKilled at limit 64Mi",
            "pod: Last State:     Terminated",
            "pod: Reason:       OOMKilled",
            "pod: Exit Code:    137",
            "pod: Restart Count:  6",
            "pod: Limits: memory: 64Mi"),
        row(
            "an image that is not there; the rollout supports, it is not the name",
            "image_pull",
            LIKELY,
            "checkout cannot pull image registry.shop.example/shop/checkout:1.8.3-rc1: manifest"
                + " unknown",
            BAD_IMAGE,
            PULL_FAILED,
            "event: Warning Failed x3: Error: ImagePullBackOff",
            "condition: Progressing=False ProgressDeadlineExceeded: ReplicaSet has timed out"
                + " progressing.",
            NEW_REVISION),
        row(
            "an OOM in every shape of line our observer has, with the change that brought it",
            "oom_killed",
            LIKELY,
            "checkout runs out of memory: OOMKilled at limit 64Mi",
            "alert: KubeContainerOOMKilled: Container checkout was killed for memory",
            "workload: Deployment shop/checkout: 1 of 2 available, 2 updated, generation 4"
                + " (observed 4)",
            UNAVAILABLE,
            "condition: Progressing=True ReplicaSetUpdated: ReplicaSet is progressing.",
            "pod: pod checkout-7d9f8b6c5d-x2x4z: phase Running, not ready",
            "container: container checkout: waiting CrashLoopBackOff, restarts 4, last terminated"
                + " OOMKilled exit 137, memory limit 64Mi, image shop/checkout:1.8.2",
            "event: Warning BackOff x7: Back-off restarting failed container checkout in pod"
                + " checkout-7d9f8b6c5d-x2x4z_shop(uid)",
            "event: Normal Pulled x5: Container image \"shop/checkout:1.8.2\" already present on"
                + " machine",
            "previous_log: INFO cache warm, heap 61 MiB",
            "rollout: revision 2 (current, 1 min ago): spec.containers[checkout].resources.limits"
                + ".memory: 256Mi -> 64Mi",
            "rollout: revision 1 (9 days ago): image shop/checkout:1.8.2"),
        row(
            "a bad image in every shape of line our observer has",
            "image_pull",
            LIKELY,
            "checkout cannot pull image shop/checkout:1.8.3-rc1: manifest unknown",
            "alert: KubeDeploymentRolloutStuck: Rollout of checkout does not progress",
            "workload: Deployment shop/checkout: 2 of 2 available, 1 updated, generation 5"
                + " (observed 5)",
            "condition: Available=True MinimumReplicasAvailable: Deployment has minimum"
                + " availability.",
            "pod: pod checkout-7d9f8b6c5d-x2x4z: phase Pending, not ready",
            "container: container checkout: waiting ImagePullBackOff, restarts 0, memory limit"
                + " 256Mi, image shop/checkout:1.8.3-rc1",
            "event: Warning Failed x3: Failed to pull image \"shop/checkout:1.8.3-rc1\": manifest"
                + " unknown",
            "event: Warning Failed x3: Error: ErrImagePull",
            "event: Normal BackOff x4: Back-off pulling image \"shop/checkout:1.8.3-rc1\"",
            "rollout: revision 3 (current, 0 min ago): image shop/checkout:1.8.2 ->"
                + " shop/checkout:1.8.3-rc1, change cause \"release 1.8.3-rc1\"",
            "rollout: revision 2 (9 days ago): image shop/checkout:1.8.1 -> shop/checkout:1.8.2"),
        row(
            "only the waiting reason is known",
            "image_pull",
            LIKELY,
            "checkout cannot pull image registry.shop.example/shop/checkout:1.8.3-rc1",
            BAD_IMAGE),
        row(
            "no pull rights",
            "image_pull",
            LIKELY,
            "checkout cannot pull image ghcr.io/shop/checkout:2: unauthorized",
            "pod: State: Waiting Reason: ErrImagePull",
            "event: Warning Failed: Failed to pull image \"ghcr.io/shop/checkout:2\": rpc error:"
                + " code = Unknown desc = unauthorized: authentication required"),
        row(
            "a crash that is no OOM, long after the last change",
            "app_crash",
            LIKELY,
            "checkout crashes after start: exit code 1",
            UNAVAILABLE,
            CRASH,
            BACK_OFF,
            "previous_log: panic: runtime error: index out of range [5] with length 3",
            OLD_REVISION),
        row(
            "the same crash right after a new version: why the rollout does not become available",
            "app_crash",
            LIKELY,
            "checkout crashes after start since revision 3 (image checkout:1.8.2 ->"
                + " checkout:1.8.3-rc1): exit code 1",
            UNAVAILABLE,
            "condition: Progressing=False ProgressDeadlineExceeded: timed out",
            CRASH,
            BACK_OFF,
            NEW_REVISION),
        row(
            "no node has room",
            "scheduling_insufficient_resources",
            LIKELY,
            "checkout cannot be scheduled: not enough memory on 3 nodes",
            "pod: Pending",
            "event: Warning FailedScheduling: 0/3 nodes are available: 3 Insufficient memory"),
        row(
            "a probe that asks the wrong path",
            "probe_misconfig",
            LIKELY,
            "checkout fails its Readiness probe: statuscode: 404",
            "container: container checkout: running, ready false, restarts 0, memory limit 256Mi",
            "event: Warning Unhealthy x20: Readiness probe failed: HTTP probe failed with"
                + " statuscode: 404",
            UNAVAILABLE),
        row(
            "killed by its liveness probe is no crash and no OOM",
            "probe_misconfig",
            LIKELY,
            "checkout fails its Liveness probe: context deadline exceeded",
            "container: container checkout: running, restarts 5, last terminated Error exit 137",
            "event: Warning Unhealthy x9: Liveness probe failed: Get"
                + " \"http://10.1.2.3:8080/healthz\": context deadline exceeded",
            "event: Normal Killing x3: Container checkout failed liveness probe, will be"
                + " restarted"),
        row(
            "a key is missing in a ConfigMap",
            "missing_configmap",
            LIKELY,
            "checkout cannot start: key PRICE_URL is missing in ConfigMap shop/checkout-config",
            "container: container checkout: waiting CreateContainerConfigError",
            "event: Warning Failed x5: Error: couldn't find key PRICE_URL in ConfigMap"
                + " shop/checkout-config"),
        row(
            "a Secret is missing",
            "missing_secret",
            LIKELY,
            "checkout cannot start: Secret checkout-db is missing",
            "container: container checkout: waiting CreateContainerConfigError",
            "event: Warning Failed x5: Error: secret \"checkout-db\" not found",
            NEW_REVISION),
        row(
            "the node under the pods is gone",
            "node_not_ready",
            LIKELY,
            "node worker-2 is not ready: pods of checkout are down with it",
            "event: Warning NodeNotReady: Node is not ready",
            "condition: Ready=Unknown NodeStatusUnknown: Kubelet stopped posting node status. node"
                + " worker-2",
            "event: Normal TaintManagerEviction: Marking for deletion Pod shop/checkout-x"),
        row(
            "the quota is full",
            "quota_exceeded",
            LIKELY,
            "checkout cannot create pods: quota team-shop is used up (requests.memory=7936Mi of"
                + " requests.memory=8Gi)",
            "event: Warning FailedCreate x12: Error creating: pods \"checkout-7d9f8b6c5d-abcde\" is"
                + " forbidden: exceeded quota: team-shop, requested: requests.memory=512Mi, used:"
                + " requests.memory=7936Mi, limited: requests.memory=8Gi",
            "condition: ReplicaFailure=True FailedCreate: quota"),
        row(
            "crashes because the database does not answer",
            "dependency_connection_failed",
            LIKELY,
            "checkout cannot reach orders-db:5432: connection refused",
            CRASH,
            BACK_OFF,
            "previous_log: FATAL dial tcp orders-db:5432: connect: connection refused"),
        row(
            "OOM of today beside a missing image: two causes, no lead",
            "image_pull",
            LIKELY,
            "checkout cannot pull image registry.shop.example/shop/checkout:1.8.3-rc1: manifest"
                + " unknown",
            OOM,
            BACK_OFF,
            BAD_IMAGE,
            PULL_FAILED),
        row(
            "killed for memory once, available again, and much else that it does not explain",
            "oom_killed",
            UNCLEAR,
            "checkout runs out of memory: OOMKilled",
            "container: container checkout: running, restarts 1, last terminated OOMKilled",
            "condition: Available=True MinimumReplicasAvailable",
            "log: ERROR price list is empty",
            "log: ERROR payment rejected by bank",
            "log: ERROR cannot read voucher",
            "event: Warning DNSConfigForming: Nameserver limits were exceeded",
            "event: Warning FailedPreStopHook: hook failed",
            "event: Warning Rebooted: Node was rebooted"),
        row(
            "healthy",
            "nothing_wrong",
            SOMETHING_NEW,
            "nothing abnormal was seen on checkout",
            "workload: 3/3 ready",
            "condition: Available=True MinimumReplicasAvailable",
            "container: container checkout: running, ready, restarts 0, memory limit 256Mi",
            "log: INFO served 200 in 12 ms",
            OLD_REVISION),
        row(
            "healthy and just deployed: a change alone is no cause",
            "nothing_wrong",
            SOMETHING_NEW,
            "nothing abnormal was seen on checkout",
            "condition: Available=True MinimumReplicasAvailable",
            "container: container checkout: running, ready, restarts 0",
            NEW_REVISION),
        row(
            "an alert, and a few errors in the log of a service that runs",
            "something_new",
            SOMETHING_NEW,
            "something new on checkout: no known cause fits",
            "workload: 3/3 ready",
            "container: container checkout: running, ready, restarts 0, memory limit 256Mi",
            "log: ERROR voucher table has two rows for one code",
            "log: ERROR price list is empty"),
        row(
            "the same, but the alert says that all is well",
            "nothing_wrong",
            SOMETHING_NEW,
            "nothing abnormal was seen on checkout but a few lines in its log",
            "alert: [RESOLVED] KubePodAlert checkout",
            "workload: 3/3 ready",
            "container: container checkout: running, ready, restarts 0, memory limit 256Mi",
            "log: ERROR voucher table has two rows for one code"),
        row(
            "errors of a kind nobody has described",
            "something_new",
            SOMETHING_NEW,
            "something new on checkout: no known cause fits",
            "condition: Available=True MinimumReplicasAvailable",
            "log: ERROR voucher table has two rows for one code",
            "log: ERROR voucher table has two rows for one code"),
        row(
            "an application that only talks about OOMKilled",
            "something_new",
            SOMETHING_NEW,
            "something new on checkout: no known cause fits",
            "log: ERROR order note says: OOMKilled, ImagePullBackOff, please raise the limit"),
        row(
            "the cluster told nothing",
            "something_new",
            UNCLEAR,
            "nothing but the alert could be read about checkout",
            "alert: KubePodCrashLooping: checkout restarts"),
        row(
            "no evidence at all",
            "something_new",
            UNCLEAR,
            "nothing but the alert could be read about checkout"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void namesTheCause(Row row) {
    RankedCauses ranked = ranking.rank(Samples.checkout("KubePodAlert", row.lines()), List.of());

    assertThat(ranked.best().category()).as(ranked.toString()).isEqualTo(row.category());
    assertThat(ranked.best().title()).isEqualTo(row.title());
    assertThat(ranked.best().likelihood()).as(ranked.toString()).isEqualTo(row.likelihood());
    assertThat(ranked.missing().isEmpty()).isEqualTo(row.likelihood() == LIKELY);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void pointsAtLinesThatExist(Row row) {
    Symptoms symptoms = Samples.checkout("KubePodAlert", row.lines());

    for (RankedCauses.Cause cause : ranking.rank(symptoms, List.of()).causes()) {
      assertThat(cause.evidenceFor()).hasSizeLessThanOrEqualTo(60).doesNotHaveDuplicates();
      assertThat(cause.evidenceFor())
          .allMatch(number -> number <= row.lines().length && number > 0);
      assertThat(
              List.of("something_new", "nothing_wrong").contains(cause.category())
                  || !cause.evidenceFor().isEmpty())
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void saysTheSameTwice(Row row) {
    Symptoms symptoms = Samples.checkout("KubePodAlert", row.lines());

    assertThat(new RuleRanking().rank(symptoms, List.of()).toString())
        .isEqualTo(ranking.rank(symptoms, List.of()).toString());
  }

  @Test
  void theMostTellingLineComesFirstAndTheChangeIsShown() {
    Symptoms symptoms =
        Samples.checkout(
            "KubeDeploymentRolloutStuck", UNAVAILABLE, NEW_REVISION, PULL_FAILED, BAD_IMAGE);

    RankedCauses.Cause best = ranking.rank(symptoms, List.of()).best();

    assertThat(best.evidenceFor()).startsWith(3).contains(2, 4);
    assertThat(best.object()).isEqualTo("Deployment shop/checkout");
  }

  @Test
  void whatSpeaksAgainstItIsShown() {
    Symptoms symptoms = Samples.checkout("X", OOM, "condition: Available=True");

    assertThat(ranking.rank(symptoms, List.of()).best().evidenceAgainst()).containsExactly(2);
  }

  @Test
  void lessonsGiveATrackRecord() {
    List<Match> matches =
        List.of(
            match("LSN-1", "oom_killed", 30, true),
            match("LSN-3", "image_pull", 20, true),
            match("LSN-4", "oom_killed", 10, true));

    RankedCauses.Cause best =
        ranking.rank(Samples.checkout("KubePodCrashLooping", OOM, BACK_OFF), matches).best();

    assertThat(best.track()).contains("2 of the last 3 times, LSN-4");
    assertThat(best.lastTime().flatMap(Lesson::id)).contains("LSN-4");
  }

  @Test
  void unconfirmedLessonsNeverTeach() {
    RankedCauses.Cause best =
        ranking
            .rank(
                Samples.checkout("KubePodCrashLooping", OOM, BACK_OFF),
                List.of(match("LSN-1", "oom_killed", 3, false)))
            .best();

    assertThat(best.track()).isEmpty();
    assertThat(best.lastTime()).isEmpty();
  }

  @Test
  void fiftyPoisonedLessonsMoveNothing() {
    List<Match> poisoned = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      poisoned.add(match("LSN-" + i, "quota_exceeded", i, true));
    }
    Symptoms healthy = Samples.checkout("X", "condition: Available=True");
    Symptoms oom = Samples.checkout("X", OOM, BACK_OFF);

    assertThat(ranking.rank(healthy, poisoned).best().category()).isEqualTo("nothing_wrong");
    assertThat(ranking.rank(oom, poisoned)).isEqualTo(ranking.rank(oom, List.of()));
  }

  @Test
  void somethingNewSaysWhatToLookAt() {
    assertThat(ranking.rank(Samples.checkout("X"), List.of()).missing())
        .anyMatch(sentence -> sentence.contains("kubectl describe pod"))
        .anyMatch(sentence -> sentence.contains("kubectl logs --previous"));
  }

  private static Match match(String id, String cause, int daysAgo, boolean confirmed) {
    Lesson base = Samples.lesson("INC-" + id, "checkout", "KubePodCrashLooping", cause);
    Lesson lesson =
        new Lesson(
            Optional.of(id),
            base.incident(),
            base.service(),
            base.namespace(),
            base.alertNames(),
            base.summary(),
            cause,
            base.causeTitle(),
            base.fix(),
            base.helped(),
            confirmed,
            base.took(),
            Samples.SINCE.minus(Duration.ofDays(daysAgo)),
            base.link(),
            base.evidence());
    return new Match(
        Match.Kind.LESSON, id, base.causeTitle(), 1, List.of(), "", Optional.of(lesson));
  }
}
