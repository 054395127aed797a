package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Vote;
import dev.hindsight.bot.slack.view.PlanRef;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A yes by the card's own button is a yes only for the plan that was seen, and at low risk. */
class ApproveOnCardTest {

  private static final PlanStatus LOW = TestIncidents.lowRisk(PlanState.AWAITING_APPROVAL);
  private static final String SEEN = PlanRef.of(LOW, TestIncidents.ID).toString();

  private final List<String> decided = new ArrayList<>();
  private PlanStatus now = LOW;

  private String press(String value) {
    Clicks clicks =
        new Clicks(
            new NoDesk() {
              @Override
              public Answer decide(
                  PlanId plan, String hash, PersonId person, Vote vote, String reason) {
                decided.add("%s %s %s %s".formatted(vote, plan, hash, person));
                return new Answer.Accepted("approved");
              }
            },
            _ -> Optional.of(TestIncidents.proposed().with(now).view()),
            new Windows(Slack.getInstance().methods()));
    return clicks
        .approve(
            new Click(
                TestIncidents.ADA,
                "T1",
                "approve",
                value,
                "",
                Optional.empty(),
                new Click.Source(Optional.empty(), "", "")))
        .orElseThrow()
        .text();
  }

  @Test
  void theDeskDecidesByTheHashThatWasSeen() {
    assertThat(press(SEEN)).isEqualTo("approved");
    assertThat(decided)
        .containsExactly("APPROVE PLN-42 %s U0ADA000001".formatted(TestIncidents.HASH));
  }

  @Test
  void aPlanThatIsNotOfLowRiskIsNotApprovedHereHoweverTheButtonCameToBe() {
    now = TestIncidents.plan(PlanState.AWAITING_APPROVAL);
    assertThat(press(SEEN)).contains("press Review plan", "Nothing was recorded");
    assertThat(decided).isEmpty();
  }

  @Test
  void whatItsQuestionCouldNotSayWholeIsNotApprovedHere() {
    now = TestIncidents.withSteps(LOW, Collections.nCopies(12, LOW.steps().getFirst()));
    assertThat(press(SEEN)).contains("press Review plan", "Nothing was recorded");
    assertThat(decided).isEmpty();
  }

  @Test
  void aButtonOfAnotherVersionOrPlanDoesNothing() {
    assertThat(press(SEEN.replace(TestIncidents.HASH, "0".repeat(64))))
        .contains("PLN-42 changed since you saw it", "newer version", "Nothing was recorded");
    assertThat(press(SEEN.replace("PLN-42:1:", "PLN-42:2:"))).contains("newer version");
    assertThat(press(SEEN.replace("PLN-42", "PLN-41"))).contains("older version");
    assertThat(decided).isEmpty();
  }

  @Test
  void garbageDoesNothing() {
    assertThat(press("PLN-42")).contains("older version");
    assertThat(decided).isEmpty();
  }
}
