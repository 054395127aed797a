package dev.hindsight.bot.slack.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.incident.PlanWish;
import dev.hindsight.bot.slack.view.TestIncidents;
import org.junit.jupiter.api.Test;

/** What is read before a word to a run is given. */
class PlanWordsTest {

  private static final PlanStatus RUNNING = TestIncidents.plan(PlanState.RUNNING);

  @Test
  void anAnswerIsGivenWithTheQuestionBeforeOnesEyes() {
    for (PlanWish word :
        new PlanWish[] {
          new PlanWish.Answered(true, "1"),
          new PlanWish.Answered(false, "1"),
          new PlanWish.Looked(true, "1"),
          new PlanWish.Looked(false, "1")
        }) {
      assertThat(PlanWords.would(word, RUNNING)).contains("It waits with: “Limit set to 512Mi.”");
    }
  }

  @Test
  void whatIsNoAnswerNeedsNone() {
    assertThat(PlanWords.would(new PlanWish.Undo(), RUNNING)).doesNotContain("It waits with");
    assertThat(
            PlanWords.would(
                new PlanWish.Answered(true, "1"), TestIncidents.plan(PlanState.PROPOSED)))
        .doesNotContain("It waits with");
  }
}
