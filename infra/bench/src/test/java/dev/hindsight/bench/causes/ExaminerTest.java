package dev.hindsight.bench.causes;

import static dev.hindsight.bench.causes.Made.OBJECT;
import static dev.hindsight.bench.causes.Made.cause;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.CauseRanking;
import dev.hindsight.knowledge.RankedCauses;
import dev.hindsight.knowledge.RankedCauses.Cause;
import dev.hindsight.knowledge.Symptoms;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExaminerTest {

  private static final Case ONE = Made.one("a", "oom_killed", "killed", "noise", "other");

  @Test
  void anAnswerThatRestsOnWhatItCitesIsFaithful() {
    Outcome.Faith faith = faith((symptoms, _) -> ranked(says(symptoms, "killed") ? 0.9 : 0.2));
    assertThat(faith).isEqualTo(new Outcome.Faith(true, true));
  }

  @Test
  void anAnswerThatRestsOnSomethingElseIsNot() {
    Outcome.Faith faith =
        faith(
            (symptoms, _) ->
                says(symptoms, "noise")
                    ? ranked(0.9)
                    : new RankedCauses(
                        List.of(cause("app_crash", OBJECT, 0.5, 1)), 0.5, List.of()));
    assertThat(faith).isEqualTo(new Outcome.Faith(false, false));
  }

  @Test
  void anAnswerThatCitesNothingCannotBeAsked() {
    CauseRanking engine =
        (_, _) -> new RankedCauses(List.of(cause("oom_killed", OBJECT, 0.9)), 0.1, List.of());
    assertThat(examiner(engine).examine(ONE).faith()).isEmpty();
  }

  @Test
  void quickMeansAskedOnce() {
    Examiner quick = Examiner.quick(Made.by((_, _) -> ranked(0.9)));
    assertThat(quick.examine(ONE).faith()).isEmpty();
    assertThat(quick.examine(ONE).unknown()).isEmpty();
  }

  @Test
  void anExplanationIsCutToSixHundredCharacters() {
    Case loud = Made.one("l", "oom_killed", "k ".repeat(2_000));
    assertThat(Examiner.explanation(loud.symptoms(), ranked(0.9)).length())
        .isLessThanOrEqualTo(600);
  }

  private static Outcome.Faith faith(CauseRanking engine) {
    return examiner(engine).examine(ONE).faith().orElseThrow();
  }

  private static Examiner examiner(CauseRanking engine) {
    return Examiner.thorough(
        Made.by(engine, Categories.causes(ONE.accepted()).toArray(String[]::new)));
  }

  private static boolean says(Symptoms symptoms, String text) {
    return symptoms.evidence().stream().anyMatch(line -> line.text().equals(text));
  }

  private static RankedCauses ranked(double probability) {
    Cause cause = cause("oom_killed", OBJECT, probability, 1);
    return new RankedCauses(List.of(cause), 1 - probability, List.of());
  }
}
