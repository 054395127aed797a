package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import dev.hindsight.bot.slack.view.TestIncidents;
import org.junit.jupiter.api.Test;

class RanTest {

  @Test
  void onlyAVerifiedRunTeachesThatItHelped() {
    assertThat(Ran.helped(PlanState.SUCCEEDED)).contains(true);
    assertThat(Ran.helped(PlanState.UNDONE)).contains(false);
    assertThat(Ran.helped(PlanState.STOPPED)).isEmpty();
  }

  @Test
  void aRunThatWasStoppedAfterItsWriteIsNotCalledHarmless() {
    assertThat(Ran.unproven(TestIncidents.plan(PlanState.STOPPED)).orElseThrow())
        .contains("not proven");
    assertThat(Ran.unproven(TestIncidents.plan(PlanState.UNDONE)).orElseThrow())
        .contains("did not help");
    assertThat(Ran.unproven(TestIncidents.plan(PlanState.SUCCEEDED))).isEmpty();
    assertThat(Ran.unproven(TestIncidents.plan(PlanState.PROPOSED))).isEmpty();
  }
}
