package dev.hindsight.actions.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.FakeCluster;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Proposal;
import dev.hindsight.actions.Proposed;
import dev.hindsight.actions.Proposed.NothingToOffer;
import dev.hindsight.actions.Risk;
import dev.hindsight.actions.TestBed;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
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
  void memoryIsRaisedByThePlaybook() {
    bed.cluster.settle(false);
    PlanStatus plan = bed.proposed("INC-1", "oom_killed");
    assertThat(plan.title()).isEqualTo("Raise the memory limit of checkout from 256Mi to 512Mi");
    assertThat(plan.risk()).isEqualTo(Risk.MEDIUM);
    assertThat(plan.approvalsNeeded()).isEqualTo(1);
    assertThat(plan.diff())
        .isEqualTo(
            "spec.template.spec.containers[checkout].resources.limits.memory: 256Mi -> 512Mi");
    assertThat(plan.verdicts()).hasSize(2);
    assertThat(plan.undo()).contains("from 512Mi to 256Mi");
    assertThat(plan.script()).contains("kubectl set resources 'deployment/checkout' -n 'shop'");
    assertThat(plan.target().cluster()).isEqualTo(FakeCluster.ID);
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

  private String nothing(String incident, String cause) {
    Diagnosis diagnosis =
        new Diagnosis(
            Optional.of(new ObjectRef(FakeCluster.ID, "Deployment", "shop", "checkout")),
            List.of(),
            List.of(),
            bed.clock.instant());
    Proposed proposed =
        bed.remediation()
            .propose(new Proposal(incident, "checkout", cause, diagnosis, Optional.empty()));
    return ((NothingToOffer) proposed).reason();
  }
}
