package dev.hindsight.local.evals;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.prompts.Facts;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Every case holds with the recorded or scripted answer, and the scorers see what is wrong. */
class EvalsTest {

  private static Evals evals;

  @BeforeAll
  static void begin() throws IOException {
    evals = new Evals(Clock.systemUTC(), Map.of());
  }

  @AfterAll
  static void end() {
    evals.close();
  }

  static List<EvalCase> cases() throws IOException {
    return EvalCase.all();
  }

  @Test
  void eachPromptHasCases() throws IOException {
    assertThat(cases().stream().collect(groupingBy(EvalCase::task, counting())))
        .containsOnlyKeys(
            "narrate", "explain", "ask", "timeline", "digest", "draft", "script", "investigate")
        .allSatisfy((_, count) -> assertThat(count).isGreaterThanOrEqualTo(3));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void holds(EvalCase wanted) {
    assertThat(evals.run(wanted)).isEmpty();
  }

  @Test
  void theSameAnswerIsJudgedTheSame() throws IOException {
    for (EvalCase wanted : cases().subList(0, 5)) {
      assertThat(evals.run(wanted)).isEqualTo(evals.run(wanted));
    }
  }

  @Test
  void whatIsWrongIsSaid() {
    EvalCase wanted =
        new EvalCase(
            "case",
            "narrate",
            Optional.empty(),
            List.of(),
            List.of(),
            new Facts(List.of()),
            List.of(),
            JsonMapper.shared()
                .readTree(
                    "{\"plain\":true,\"cites\":[7],\"says\":[\"likely\"],\"never\":[\"disk\"],"
                        + "\"does\":[\"2\"]}"));
    Outcome outcome = new Outcome("The disk is full.", List.of(1), false, List.of("1"));
    assertThat(
            Scorer.ALL.stream().flatMap(s -> Stream.of(s.objection(wanted, outcome).orElse("?"))))
        .containsExactly(
            "shown: The disk is full.",
            "rests not on fact 7",
            "does not say “likely”",
            "says “disk”",
            "does [1], not [2]");
  }
}
