package dev.hindsight.bot.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Narration;
import dev.hindsight.prompts.Narrator;
import dev.hindsight.prompts.Telling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A model tells a week out of its figures, and is not asked where there is none or nothing. */
class ToldWeekTest {

  private final List<Telling> asked = new ArrayList<>();
  private Narration answer =
      new Narration.Told(
          List.of(new Narration.Sentence("It was calm.", List.of(1))),
          1,
          "h",
          "m",
          Duration.ofSeconds(1));

  private Optional<WeekWords.Wording> told(Optional<String> model, Figures figures) {
    return new ToldWeek(
            new Named(model),
            telling -> {
              asked.add(telling);
              return answer;
            })
        .of(figures);
  }

  /** A model of that name. */
  private record Named(Optional<String> model) implements Narrator {

    @Override
    public Narration narrate(Account account, Facts facts) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void itsFactsAreTheFiguresAndNothingElse() {
    Figures figures = TestFigures.full();
    assertThat(told(Optional.of("m"), figures).orElseThrow().sentences())
        .containsExactly("It was calm.");
    assertThat(asked.getFirst().facts().text())
        .contains(
            "[1] known: %d alerts fired, ".formatted(figures.now().alerts()),
            "than in the week before",
            "[2] known: %d incidents were opened, ".formatted(figures.now().incidents()),
            "quoted, alert: ");
  }

  @Test
  void whereItFailsTheReasonIsSaid() {
    answer = new Narration.Plain("The model did not answer in 20 s.");
    WeekWords.Wording wording = told(Optional.of("m"), TestFigures.full()).orElseThrow();
    assertThat(wording.sentences()).isEmpty();
    assertThat(wording.note()).isEqualTo("The model did not answer in 20 s.");
  }

  @Test
  void withoutAModelOrOfAQuietWeekNobodyIsAsked() {
    assertThat(told(Optional.empty(), TestFigures.full())).isEmpty();
    assertThat(told(Optional.of("m"), TestFigures.quiet())).isEmpty();
    assertThat(asked).isEmpty();
  }
}
