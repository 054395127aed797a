package dev.hindsight.bot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I8: a run that cannot go on by itself says whom it waits for, and how they answer. */
class WantedTest {

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN, /ops plan PLN-42 applied",
    "ROLLBACK_INCOMPLETE, /ops plan PLN-42 undo",
    "CANCELLED, /ops plan PLN-42 undo",
    "STOPPED, /ops plan PLN-42 undo",
    "FAILED, /ops plan PLN-42 undo"
  })
  void whoIsWantedAndWhatTheySay(PlanState state, String command) {
    String line = PlanSection.state(TestIncidents.plan(state));
    assertThat(line).contains(command);
    if (state == PlanState.UNKNOWN || state == PlanState.ROLLBACK_INCOMPLETE) {
      assertThat(line).contains(Words.person(TestIncidents.ADA) + ", please");
    }
  }

  @Test
  void otherStatesWantNothing() {
    Set<PlanState> wanting =
        EnumSet.of(
            PlanState.UNKNOWN,
            PlanState.ROLLBACK_INCOMPLETE,
            PlanState.CANCELLED,
            PlanState.STOPPED,
            PlanState.FAILED);
    for (PlanState state : EnumSet.complementOf(EnumSet.copyOf(wanting))) {
      assertThat(Wanted.of(TestIncidents.plan(state))).as(state.name()).isEmpty();
    }
  }
}
