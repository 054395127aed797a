package dev.hindsight.actions.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run whose writes are made with the rights of the person who approved it. */
class ApproverRightsTest {

  private static final String ENABLED = "hindsight.kubernetes.impersonation.enabled";
  private static final String USERS = "hindsight.kubernetes.impersonation.users.";

  @AfterEach
  void clear() {
    System.clearProperty(ENABLED);
    System.clearProperty(USERS + TestBed.APPROVER);
    System.clearProperty(USERS + TestBed.SECOND);
  }

  @Test
  void theWriteIsMadeAsWhoApproved() {
    try (RunBed runs = as(TestBed.APPROVER.value())) {
      runs.visit(runs.approvedMemory());
      assertThat(runs.bed.cluster.actors)
          .singleElement()
          .asString()
          .startsWith("ada@example.com fieldManager=");
    }
  }

  @Test
  void whereNothingIsSetTheBotWritesAsItself() {
    try (RunBed runs = new RunBed()) {
      runs.visit(runs.approvedMemory());
      assertThat(runs.bed.cluster.actors)
          .singleElement()
          .asString()
          .startsWith("the bot fieldManager=");
    }
  }

  @Test
  void whoHasNoNameInTheClusterRunsNothing() {
    try (RunBed runs = as(TestBed.SECOND.value())) {
      PlanStatus plan = runs.approvedMemory();
      runs.visit(plan);
      runs.visit(plan);
      assertThat(runs.bed.status(plan).progress().toString())
          .contains(USERS + TestBed.APPROVER + " names no user");
      assertThat(runs.bed.cluster.actors).isEmpty();
    }
  }

  private static RunBed as(String person) {
    System.setProperty(ENABLED, "true");
    System.setProperty(USERS + person, "ada@example.com");
    return new RunBed();
  }
}
