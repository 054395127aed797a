package dev.hindsight.actions.executor;

import static dev.hindsight.actions.TestBed.APPROVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hindsight.actions.FakeCluster.Trouble;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.audit.AuditDesk;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run from approval to its end, and what the cluster may answer on the way. */
class PlanRunnerTest {

  private final RunBed runs = new RunBed();
  private final TestBed bed = runs.bed;

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void raisesTheLimitVerifiesAndSucceeds() {
    PlanStatus plan = runs.approvedMemory();
    bed.cluster.log(
        "checkout-r1-abcd2",
        true,
        "java.lang.OutOfMemoryError token=abc\nBEGIN KEY\nbody\nEND KEY");
    runs.visit(plan);
    assertThat(bed.cluster.memory()).isEqualTo("512Mi");
    assertThat(bed.cluster.agents.getFirst())
        .contains("hindsight-" + plan.id())
        .contains("fieldManager=hindsight-" + plan.id());
    bed.cluster.settle(true);
    runs.verifyFor(plan, Duration.ofSeconds(140));
    PlanStatus done = bed.status(plan);
    assertThat(done.state()).isEqualTo(PlanState.SUCCEEDED);
    assertThat(done.progress()).anyMatch(p -> p.startsWith("Step 1 done"));
    assertThat(bed.cluster.applied).hasSize(1);
    assertThat(runs.kept()).anyMatch(k -> k.contains("OutOfMemoryError token=[redacted]"));
    assertThat(runs.kept()).noneMatch(k -> k.contains("body"));
    AuditDesk audit = bed.bean(AuditDesk.class);
    await().until(() -> audit.waiting().isEmpty());
    assertThat(audit.verify(List.of()).findings()).isEmpty();
    assertThat(audit.verify(List.of()).records()).isEqualTo(6);
    assertThat(runs.runner.visit(plan.id())).isEqualTo(new Next.End());
  }

  @ParameterizedTest
  @ValueSource(strings = {"512Mi", "524288Ki"})
  void aLimitThatTheServerWritesInAnotherUnitIsNotSomebodyElsesChange(String limit) {
    bed.cluster.healthy("checkout:1.8.2", limit);
    PlanStatus plan = runs.approvedMemory();
    assertThat(plan.title()).endsWith("to 1Gi");
    runs.visit(plan);
    assertThat(bed.cluster.memory()).isEqualTo("1Gi");
    bed.cluster.rewrite("1Gi", "1048576Ki");
    bed.cluster.settle(true);
    runs.verifyFor(plan, Duration.ofSeconds(140));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.SUCCEEDED);
  }

  @Test
  void aLimitThatTheServerWritesInAnotherUnitIsTakenBack() {
    bed.cluster.healthy("checkout:1.8.2", "524288Ki");
    PlanStatus plan = runs.approvedMemory();
    runs.visit(plan);
    bed.cluster.rewrite("1Gi", "1048576Ki");
    bed.cluster.settle(false);
    runs.verifyFor(plan, Duration.ofMinutes(16));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.UNDONE);
  }

  @Test
  void undoesARolloutToTheRevisionThatWorked() {
    PlanStatus plan = runs.approvedUndo();
    runs.visit(plan);
    assertThat(bed.cluster.image()).isEqualTo("checkout:1.8.2");
    bed.cluster.settle(true);
    runs.verifyFor(plan, Duration.ofSeconds(140));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.SUCCEEDED);
  }

  @Test
  void anErrorAfterTheEffectIsObservedNotRepeated() {
    PlanStatus plan = runs.approvedMemory();
    bed.cluster.trouble = Trouble.ERROR_AFTER_EFFECT;
    runs.visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.RUNNING);
    runs.visit(plan);
    assertThat(bed.cluster.applied).hasSize(1);
    assertThat(runs.outcomes()).containsExactly("RECOVERED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ERROR_BEFORE_EFFECT", "CONFLICT"})
  void whatHadNoEffectIsTriedAgain(String trouble) {
    PlanStatus plan = runs.approvedMemory();
    bed.cluster.trouble = Trouble.valueOf(trouble);
    runs.visit(plan);
    runs.visit(plan);
    assertThat(bed.cluster.applied).hasSize(1);
    assertThat(runs.outcomes()).containsExactly("DONE");
  }

  @Test
  void aRequestToSlowDownIsHonoured() {
    PlanStatus plan = runs.approvedMemory();
    bed.cluster.trouble = Trouble.THROTTLED;
    assertThat(runs.runner.visit(plan.id())).isEqualTo(new Next.Later(Duration.ofSeconds(45)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FORBIDDEN", "ADMISSION"})
  void aRefusalEndsTheRunInPlainWords(String trouble) {
    PlanStatus plan = runs.approvedMemory();
    bed.cluster.trouble = Trouble.valueOf(trouble);
    runs.visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.FAILED_BEFORE_EFFECT);
    assertThat(bed.status(plan).progress().getLast())
        .contains(trouble.equals("FORBIDDEN") ? "RBAC verb patch" : "admission rule")
        .contains("Nothing was changed")
        .doesNotContain("token=abc");
    assertThat(bed.cluster.agents).hasSize(1);
  }

  @Test
  void anUndoThatIsRefusedSaysWhatRemains() {
    PlanStatus plan = runs.approvedMemory();
    runs.visit(plan);
    bed.cluster.settle(false);
    bed.cluster.trouble = Trouble.FORBIDDEN;
    bed.advance(Duration.ofMinutes(15));
    runs.visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.ROLLBACK_INCOMPLETE);
    assertThat(bed.status(plan).progress().getLast())
        .contains("A person must do what remains")
        .contains("from 512Mi to 256Mi");
  }

  @Test
  void aFinishedUndoIsNotOfferedAgain() {
    PlanStatus plan = runs.approvedUndo();
    runs.visit(plan);
    bed.cluster.settle(true);
    runs.verifyFor(plan, Duration.ofSeconds(140));
    assertThatThrownBy(() -> bed.proposed("INC-2", "image_pull"))
        .hasMessageContaining("was done already");
  }

  @Test
  void whatIsInHandForOneIncidentIsNotOfferedToAnother() {
    PlanStatus plan = runs.approvedUndo();
    runs.visit(plan);
    assertThatThrownBy(() -> bed.proposed("INC-2", "image_pull"))
        .hasMessageContaining(plan.id() + " is at work on it");
  }

  @Test
  void aRunStoppedAfterItsWriteIsNotOfferedAgain() {
    PlanStatus plan = runs.approvedUndo();
    runs.visit(plan);
    bed.cluster.settle(false);
    TestBed.must(bed.remediation().stopAll(APPROVER, "freeze"));
    bed.advance(Duration.ofMinutes(15));
    runs.visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.ROLLBACK_INCOMPLETE);
    assertThat(bed.status(plan).progress().getLast()).contains("The undo is incomplete");
    assertThatThrownBy(() -> bed.proposed("INC-2", "image_pull"))
        .hasMessageContaining("was done already");
  }
}
