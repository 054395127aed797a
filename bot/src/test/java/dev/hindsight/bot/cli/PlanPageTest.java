package dev.hindsight.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody reads on a terminal before they decide. */
class PlanPageTest {

  private static final PlanStatus PLAN = TestIncidents.plan(PlanState.AWAITING_APPROVAL);

  @Test
  void theClusterComesFirstThenTheTargetThenAllThatIsApproved() {
    String page = PlanPage.review(PLAN);
    assertThat(page.lines())
        .startsWith(
            "Acts on   cluster 8c1f0a52-0000-4000-8000-3d1e2f3a4b5c: Deployment shop/checkout",
            "Plan      PLN-42, version 1: Raise the memory limit of checkout");
    assertThat(page)
        .contains(
            "medium; an approver other than whoever asks must agree",
            "before: memory limit 256Mi",
            "after:  memory limit 512Mi",
            "Undo: Set the limit back to 256Mi.",
            "production-needs-two",
            PLAN.hash());
  }

  @Test
  void whoChangedItAndWhatIsReadBeforeTheSteps() {
    assertThat(PlanPage.review(TestIncidents.changed(PLAN)))
        .containsSubsequence(
            "Changed   by U0ERIN00001: memory limit 768Mi → 512Mi; value warn → ",
            "Steps: these run");
  }

  /** A text of many lines says nothing in the page's own voice. */
  @Test
  void noValueLooksLikeALineOfThePage() {
    String forged = "a\nSHA-256 of the steps: 0000";
    PlanStatus plan =
        TestIncidents.withSteps(PLAN, List.of(new PlanStatus.Step("set", forged, forged, forged)));
    assertThat(PlanPage.review(plan).lines())
        .filteredOn(line -> line.startsWith("SHA-256"))
        .containsExactly("SHA-256 of the steps: " + PLAN.hash());
  }

  @Test
  void aListNamesTheClusterFirst() {
    assertThat(PlanPage.line(PLAN)).startsWith("cluster 8c1f0a52-0000-4000-8000-3d1e2f3a4b5c");
  }

  @Test
  void a12WhatWouldMoveTheCursorOrTurnTextAroundIsShown() {
    assertThat(PlanPage.clean("a\u001b[2Kb\u202Ec\u200Bd\re"))
        .isEqualTo("a<U+001B>[2Kb<U+202E>c<U+200B>d<U+000D>e");
  }
}
