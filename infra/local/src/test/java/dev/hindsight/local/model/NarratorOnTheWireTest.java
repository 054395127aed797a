package dev.hindsight.local.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.local.evals.EvalCase;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Narration;
import dev.hindsight.prompts.Narration.Plain;
import dev.hindsight.prompts.Narrator;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a model does on the wire, the narrator answers in time and in words. */
class NarratorOnTheWireTest {

  private static final Duration DEADLINE = Duration.ofMillis(1500);

  private ScriptedModel model;
  private Narrator narrator;
  private Facts facts;

  @BeforeEach
  void begin() throws IOException {
    model = ScriptedModel.start(Clock.systemUTC());
    narrator = at(ScriptedModel.NAME);
    facts = EvalCase.all().getFirst().facts();
    narrator.narrate(facts); // classes are loaded, so that the deadline is the model's
  }

  @AfterEach
  void end() {
    model.close();
  }

  private Narrator at(String name) {
    return Narrators.with(
        Map.of(
            "hindsight.model.base-url",
            model.url().toString(),
            "hindsight.model.name",
            name,
            "hindsight.model.deadline",
            DEADLINE.toMillis() + "ms"));
  }

  @Test
  void anHonestAnswerIsTold() {
    assertThat(narrator.narrate(facts))
        .isInstanceOfSatisfying(
            Narration.Told.class,
            told -> {
              assertThat(told.leftOut()).isZero();
              assertThat(told.sentences()).hasSizeGreaterThanOrEqualTo(3);
              assertThat(told.model()).isEqualTo("scripted");
              assertThat(told.prompt()).hasSize(64);
              assertThat(told.took()).isPositive();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HALLUCINATE | The model said what the evidence does not bear out. | 1
          GARBAGE     | The model's answer could not be read. | 1
          STALL       | The model did not answer in 1500 ms. | 1
          TRICKLE     | The model did not answer in 1500 ms. | 1
          BUSY        | The model's server has too much to do (429). | 2
          BROKEN      | The model's server failed (500). | 2
          CUT         | The model's answer broke off. | 2
          HUGE        | The model's answer was too long. | 1
          """)
  void anythingElseIsNot(Behaviour behaviour, String reason, int times) {
    model.behave(behaviour);
    int before = model.questions().size();
    long start = System.nanoTime();
    assertThat(narrator.narrate(facts)).isEqualTo(new Plain(reason));
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isLessThan(DEADLINE.plus(Duration.ofSeconds(2)));
    assertThat(model.questions()).as("again where it can help").hasSize(before + times);
  }

  @Test
  void ofAHijackedModelOnlyWhatTheFactsSayStays() {
    model.behave(Behaviour.OBEY);
    assertThat(narrator.narrate(facts))
        .isInstanceOfSatisfying(
            Narration.Told.class,
            told -> {
              assertThat(told.leftOut()).isPositive();
              assertThat(told.sentences().toString())
                  .doesNotContainIgnoringCase("all is well", "approve", "nothing needs");
            });
  }

  @Test
  void oneBehaviourCanBeAskedForByName() {
    assertThat(at("scripted:broken").narrate(facts))
        .isEqualTo(new Plain("The model's server failed (500)."));
  }

  @Test
  void whoIsNotThereIsSaid() {
    model.close();
    assertThat(narrator.narrate(facts)).isEqualTo(new Plain("The model could not be reached."));
  }

  @Test
  void eachQuestionHasAFrameOfItsOwn() {
    narrator.narrate(facts);
    String frames =
        model.questions().stream()
            .map(q -> q.lines().findFirst().orElseThrow())
            .distinct()
            .collect(Collectors.joining("\n"));
    assertThat(frames.lines()).hasSize(2).allMatch(line -> line.matches("begin [0-9a-f]{24}"));
  }

  @Test
  void withoutAModelNothingIsAsked() {
    Narrator none = Narrators.with(Map.of());
    assertThat(none.model()).isEmpty();
    assertThat(none.narrate(facts)).isEqualTo(new Plain("No model is configured."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "base-url=ftp://x/v1",
        "deadline=0s",
        "name= ",
        "longest=0B",
        "base-url=http://models.example/v1"
      })
  void aSettingThatCannotWorkIsNamed(String setting) {
    String[] pair = setting.split("=", -1);
    assertThatThrownBy(
            () ->
                Narrators.with(
                    Map.of("hindsight.model." + pair[0], pair[1], "hindsight.model.api-key", "k")))
        .rootCause()
        .hasMessageContaining("hindsight.model." + pair[0]);
  }
}
