package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.knowledge.Lesson;
import dev.hindsight.knowledge.Likelihood;
import dev.hindsight.knowledge.RankedCauses;
import dev.hindsight.knowledge.Symptoms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PracticeOnTheCardTest {

  private static final Instant NOW = Instant.parse("2026-03-10T03:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PRACTICE-3 | true  | PRACTICE-3, a practice incident",
        "LSN-3      | false | LSN-3"
      })
  void lastTimeSaysWhetherItHappened(String id, boolean practice, String shown) {
    Findings findings =
        Reported.findings(
            new Symptoms("checkout", "shop", List.of(), List.of(), List.of(), NOW),
            new Diagnosis(Optional.empty(), List.of(), List.of(), NOW),
            List.of(),
            causes(lesson(id, practice)));

    assertThat(findings.lastTime()).map(IncidentView.LastTime::lesson).contains(shown);
    assertThat(findings.explanation()).anyMatch(said -> said.startsWith("Last time (" + shown));
  }

  private static RankedCauses causes(Lesson last) {
    return new RankedCauses(
        List.of(
            new RankedCauses.Cause(
                "oom_killed",
                "checkout runs out of memory",
                "shop/checkout",
                Likelihood.LIKELY,
                0.9,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(last))),
        0.1,
        List.of());
  }

  private static Lesson lesson(String id, boolean practice) {
    return new Lesson(
        Optional.of(id),
        id,
        "checkout",
        "shop",
        List.of("KubeContainerOOMKilled"),
        "checkout restarts",
        "oom_killed",
        "checkout runs out of memory",
        Optional.of("The limit was raised"),
        Optional.of(true),
        true,
        Duration.ofMinutes(9),
        NOW.minus(Duration.ofDays(4)),
        Optional.empty(),
        List.of(),
        practice);
  }
}
