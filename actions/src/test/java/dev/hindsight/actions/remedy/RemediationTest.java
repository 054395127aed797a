package dev.hindsight.actions.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ChangeWish;
import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.FakeCluster;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanChanges;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Proposal;
import dev.hindsight.actions.Proposed;
import dev.hindsight.actions.Proposed.NothingToOffer;
import dev.hindsight.actions.Risk;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.Vote;
import dev.hindsight.actions.World;
import dev.hindsight.actions.executor.Runs;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a cause to a plan that a person can read. */
class RemediationTest {

  private final TestBed bed = new TestBed();

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void aPlaybookTakesTheValuesThatItDeclaresWithinItsLimitsAndThoseOfThePolicy() {
    PlanStatus plan = wished("scale-out", Map.of("replicas", "3"));
    assertThat(plan.title()).contains("from 2 to 3 replicas");
    assertThat(plan.playbook()).isEqualTo("scale-out");
    assertThat(plan.script()).contains("--replicas=3");
    // what it would choose itself is no other plan
    assertThat(wished("scale-out", Map.of("replicas", "4")).title()).contains("from 2 to 4");
    for (Map<String, String> bad :
        List.of(
            Map.of("replicas", "13"),
            Map.of("replicas", "0"),
            Map.of("replicas", "2.5"),
            Map.of("memory-limit", "1Gi"),
            Map.of("target", "x"))) {
      assertThat(refusedWish("scale-out", bad))
          .as("%s", bad)
          .matches("scale-out takes replicas \\(up to 12\\), not .*|Replicas is a whole number.*");
    }
    assertThat(refusedWish("restart-service", Map.of("replicas", "3")))
        .isEqualTo("restart-service takes no values; it chooses them itself.");
  }

  private PlanStatus wished(String playbook, Map<String, String> values) {
    Proposed proposed =
        bed.remediation()
            .propose(
                new Proposal(
                    "INC-1", "checkout", "asked_for_" + values, bed.seen(), Optional.empty()),
                playbook,
                values);
    assertThat(proposed).as("%s", proposed).isInstanceOf(Proposed.Offered.class);
    return bed.remediation().status(((Proposed.Offered) proposed).plan()).orElseThrow();
  }

  private String refusedWish(String playbook, Map<String, String> values) {
    Proposed proposed =
        bed.remediation()
            .propose(
                new Proposal("INC-1", "checkout", "asked_for_it", bed.seen(), Optional.empty()),
                playbook,
                values);
    assertThat(proposed).as("%s", proposed).isInstanceOf(Proposed.NothingToOffer.class);
    return ((Proposed.NothingToOffer) proposed).reason();
  }

  @Test
  void memoryIsRaisedByThePlaybook() {
    bed.cluster.settle(false);
    PlanStatus plan = bed.proposed("INC-1", "oom_killed");
    assertThat(plan.title()).isEqualTo("Raise the memory limit of checkout from 256Mi to 512Mi");
    assertThat(plan.risk()).isEqualTo(Risk.MEDIUM);
    assertThat(plan.approvalsNeeded()).isEqualTo(1);
    assertThat(plan.diff())
        .isEqualTo(
            "spec.template.spec.containers[checkout].resources.limits.memory: 256Mi -> 512Mi");
    assertThat(plan.verdicts())
        .extracting(verdict -> verdict.substring(0, verdict.indexOf(':')))
        .containsExactly("few objects", "allowed actions", "risk");
    assertThat(plan.undo()).contains("from 512Mi to 256Mi");
    assertThat(plan.script()).contains("kubectl patch 'deployment/checkout' -n 'shop'");
    assertThat(plan.targets().getFirst().cluster()).isEqualTo(FakeCluster.ID);
    assertThat(bed.cluster.applied).isEmpty();
  }

  @Test
  void theCeilingHolds() {
    bed.cluster.healthy("checkout:1", "3Gi");
    assertThat(bed.proposed("INC-1", "oom_killed").title()).contains("from 3Gi to 4Gi");
    bed.cluster.healthy("checkout:1", "4Gi");
    assertThat(nothing("INC-2", "oom_killed")).contains("is 4Gi already");
  }

  @Test
  void aRolloutIsUndoneToTheLastDifferentRevision() {
    bed.cluster.rollOut("checkout:1.8.3-rc1", "256Mi");
    PlanStatus plan = bed.proposed("INC-1", "image_pull");
    assertThat(plan.title()).isEqualTo("Undo rollout of checkout to revision 1");
    assertThat(plan.diff())
        .isEqualTo(
            "spec.template.spec.containers[checkout].image: checkout:1.8.3-rc1 -> checkout:1.8.2");
    assertThat(plan.script()).contains("--to-revision=1");
  }

  @Test
  void aRevisionWithReadyPodsIsPreferredToANewerBrokenOne() {
    bed.cluster.settle(true);
    bed.cluster.rollOut("checkout:broken", "256Mi");
    bed.cluster.rollOut("checkout:broken-too", "256Mi");
    assertThat(bed.proposed("INC-1", "image_pull").title()).endsWith("to revision 1");
  }

  @Test
  void aYoungRolloutIsUndoneAnOldOneIsNot() {
    bed.cluster.rollOut("checkout:1.8.3", "256Mi");
    assertThat(bed.proposed("INC-1", "app_crash").title()).endsWith("to revision 1");
    bed.advance(Duration.ofDays(3));
    assertThat(nothing("INC-2", "app_crash")).contains("3 days old");
  }

  @Test
  void moreReplicasUnlessAnAutoscalerDecides() {
    PlanStatus plan = bed.proposed("INC-1", "overload");
    assertThat(plan.title()).isEqualTo("Scale checkout from 2 to 4 replicas");
    assertThat(plan.diff()).isEqualTo("spec.replicas: 2 -> 4");
    assertThat(plan.risk()).isEqualTo(Risk.LOW);
    assertThat(plan.approvalsNeeded()).isZero();
    assertThat(plan.verdicts()).anyMatch(v -> v.startsWith("autoscaler: it is not known"));
    new World(bed).autoscaler();
    assertThat(nothing("INC-2", "overload")).contains("HorizontalPodAutoscaler checkout decides");
  }

  @Test
  void aNodeIsCordonedWhereTheCauseNamesIt() {
    World world = new World(bed);
    world.furnish();
    PlanStatus plan = offered("node_pressure", World.ref("Node", "worker-2"));
    assertThat(plan.title()).isEqualTo("Cordon node worker-2");
    assertThat(plan.diff()).isEqualTo("spec.unschedulable: (none) -> true");
    assertThat(plan.targets().getFirst().display()).isEqualTo("Node worker-2");
    assertThat(plan.script()).contains("kubectl cordon 'node/worker-2'");
    assertThat(plan.undo()).isEqualTo("Uncordon Node worker-2: new pods may come to it again.");
    assertThat(nothing("INC-2", "node_pressure")).contains("which Node is to blame");
    world.node("worker-1", true);
    assertThat(reason(propose("INC-3", "node_pressure", Optional.of(plan.targets().getFirst()))))
        .contains("last node");
  }

  @Test
  void aDependencyIsRestartedAndBothAreWatched() {
    PlanStatus plan = offered("dependency_connection_failed", World.ref("Deployment", "payments"));
    assertThat(plan.title()).isEqualTo("Restart payments");
    assertThat(plan.diff())
        .isEqualTo(
            "spec.template.metadata.annotations.hindsight.dev/restart: (none) ->"
                + " after-generation-1");
    assertThat(plan.undo()).startsWith("It cannot be undone, which is harmless");
    assertThat(plan.script())
        .contains("kubectl patch 'deployment/payments' -n 'shop'")
        .contains("kubectl rollout status 'deployment/checkout' -n 'shop'");
    assertThat(nothing("INC-2", "dependency_connection_failed")).contains("which Deployment");
  }

  @Test
  void aQuotaIsForPeople() {
    assertThat(nothing("INC-1", "quota_exceeded")).contains("only people change a quota");
  }

  @Test
  void whatHelpedBeforeIsOfferedAgainWithTodaysValues() {
    PlanStatus then = bed.approved("INC-1", "oom_killed");
    Runs.toTheEnd(bed, then);
    assertThat(bed.status(then).state()).isEqualTo(PlanState.SUCCEEDED);
    causeOf(then, "leaky_cache");
    bed.cluster.healthy("checkout:1.8.2", "300Mi");
    PlanStatus plan = bed.proposed("INC-2", "leaky_cache");
    assertThat(plan.playbook()).isEqualTo("as " + then.id());
    assertThat(plan.diff()).endsWith("resources.limits.memory: 300Mi -> 512Mi");
    assertThat(plan.state()).isEqualTo(PlanState.PROPOSED);
    assertThat(nothing("INC-3", "another_cause")).contains("no playbook");
  }

  /** As the bot's own plan their editor alone might approve it. */
  @Test
  void whatAPersonMadeOfAPlanIsNotOfferedAsTheBotsOwn() {
    PlanStatus bots = bed.proposed("INC-1", "oom_killed");
    TestBed.must(
        bed.bean(PlanChanges.class)
            .change(
                bots.id(),
                ChangeWish.of(bots.version(), bots.hash(), Map.of("memory-limit", "600Mi")),
                TestBed.ASKER));
    PlanStatus changed = bed.status(bots);
    bed.haveRead(changed, TestBed.APPROVER);
    TestBed.must(
        bed.remediation().decide(changed.id(), changed.hash(), TestBed.APPROVER, Vote.APPROVE, ""));
    Runs.toTheEnd(bed, changed);
    assertThat(bed.status(changed).state()).isEqualTo(PlanState.SUCCEEDED);
    causeOf(changed, "leaky_cache");
    bed.cluster.healthy("checkout:1.8.2", "300Mi");
    assertThat(nothing("INC-2", "leaky_cache")).contains("no playbook for leaky cache");
  }

  @Test
  void whatDidNotHelpIsNotOfferedAgain() {
    causeOf(bed.approved("INC-1", "oom_killed"), "leaky_cache");
    assertThat(nothing("INC-2", "leaky_cache")).contains("no playbook for leaky cache");
  }

  private void causeOf(PlanStatus plan, String cause) {
    bed.jdbc()
        .sql("update actions.plans set cause = :cause where id = :id")
        .param("cause", cause)
        .param("id", plan.id().value())
        .update();
  }

  @Test
  void whereThereIsNothingToOfferTheReasonIsSaid() {
    assertThat(nothing("INC-1", "image_pull")).contains("no earlier revision");
    assertThat(nothing("INC-1", "dns_failure")).contains("no playbook for dns failure");
    bed.cluster.down = true;
    assertThat(nothing("INC-1", "oom_killed")).contains("cannot be reached");
    Diagnosis blind = new Diagnosis(Optional.empty(), List.of(), List.of(), bed.clock.instant());
    assertThat(
            bed.remediation()
                .propose(new Proposal("INC-1", "checkout", "oom_killed", blind, Optional.empty())))
        .isInstanceOf(NothingToOffer.class);
  }

  @Test
  void twentyAtOnceGiveOnePlan() throws Exception {
    bed.cluster.settle(false);
    Proposal proposal =
        new Proposal("INC-1", "checkout", "oom_killed", bed.seen(), Optional.empty());
    Set<Proposed> answers = new HashSet<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Proposed> one = () -> bed.remediation().propose(proposal);
      for (Future<Proposed> answer : threads.invokeAll(Collections.nCopies(20, one))) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).singleElement().isInstanceOf(Proposed.Offered.class);
  }

  private PlanStatus offered(String cause, ObjectRef culprit) {
    Proposed proposed = propose("INC-1", cause, Optional.of(culprit));
    assertThat(proposed).isInstanceOf(Proposed.Offered.class);
    return bed.remediation().status(((Proposed.Offered) proposed).plan()).orElseThrow();
  }

  private String nothing(String incident, String cause) {
    return reason(propose(incident, cause, Optional.empty()));
  }

  private static String reason(Proposed proposed) {
    return ((NothingToOffer) proposed).reason();
  }

  private Proposed propose(String incident, String cause, Optional<ObjectRef> culprit) {
    Diagnosis diagnosis =
        new Diagnosis(
            Optional.of(World.ref("Deployment", "checkout")),
            List.of(),
            List.of(),
            bed.clock.instant());
    return bed.remediation().propose(new Proposal(incident, "checkout", cause, diagnosis, culprit));
  }
}
