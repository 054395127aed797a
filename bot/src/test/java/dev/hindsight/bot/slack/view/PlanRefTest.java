package dev.hindsight.bot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanRefTest {

  @Test
  void isReadAsItIsWritten() {
    PlanRef ref = PlanRef.of(TestIncidents.plan(PlanState.PROPOSED), TestIncidents.ID);
    assertThat(ref).hasToString("PLN-42:1:" + TestIncidents.HASH + ":INC-7");
    assertThat(PlanRef.parse(ref.toString())).contains(ref);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PLN-42",
        "PLN-42:1",
        "PLN-x:1:aa:INC-7",
        "PLN-1:1:a b:INC-7",
        "PLN-99999999999999999999:1:aa:INC-7"
      })
  void anythingElseIsNoPlan(String text) {
    assertThat(PlanRef.parse(text)).isEmpty();
  }
}
