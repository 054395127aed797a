package dev.hindsight.local.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.prompts.Narration;
import dev.hindsight.prompts.Narrator;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The eval folder of the prompt, with the scripted model or, where {@code HINDSIGHT_EVAL_URL} names
 * one, with a real one.
 */
class ExplainIncidentEvalsTest {

  private static ScriptedModel scripted;
  private static Narrator narrator;

  @BeforeAll
  static void begin() throws IOException {
    scripted = ScriptedModel.start(Clock.systemUTC());
    String url = env("HINDSIGHT_EVAL_URL").orElse(scripted.url().toString());
    narrator =
        Narrators.with(
            Map.of(
                "hindsight.model.base-url",
                url,
                "hindsight.model.name",
                env("HINDSIGHT_EVAL_MODEL").orElse(ScriptedModel.NAME),
                "hindsight.model.api-key",
                env("HINDSIGHT_EVAL_KEY").orElse(""),
                "hindsight.model.deadline",
                "60s"));
  }

  @AfterAll
  static void end() {
    scripted.close();
  }

  static List<EvalCase> cases() throws IOException {
    return EvalCase.all();
  }

  @Test
  void thereAreCases() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isToldAsAsked(EvalCase wanted) {
    Narration narration = narrator.narrate(wanted.facts());

    assertThat(narration).isInstanceOf(Narration.Told.class);
    Narration.Told told = (Narration.Told) narration;
    String text =
        told.sentences().stream().map(Narration.Sentence::text).collect(Collectors.joining(" "));
    assertThat(text.toLowerCase(Locale.ROOT)).contains(lower(wanted.says()));
    assertThat(told.sentences().stream().flatMap(s -> s.facts().stream()))
        .containsAll(wanted.cites());
    wanted.never().forEach(word -> assertThat(text).doesNotContainIgnoringCase(word));
  }

  private static List<String> lower(List<String> words) {
    return words.stream().map(w -> w.toLowerCase(Locale.ROOT)).toList();
  }

  private static Optional<String> env(String name) {
    return Optional.ofNullable(System.getenv(name));
  }
}
