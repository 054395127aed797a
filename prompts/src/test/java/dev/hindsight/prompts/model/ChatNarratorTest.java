package dev.hindsight.prompts.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.prompts.Narration;
import dev.hindsight.prompts.Narration.Plain;
import dev.hindsight.prompts.Narration.Sentence;
import dev.hindsight.prompts.TestFacts;
import dev.hindsight.prompts.template.PromptTemplate;
import dev.hindsight.prompts.template.PromptTemplate.Rendered;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatNarratorTest {

  private static final PromptTemplate PROMPT = PromptTemplate.load(ChatNarrator.PROMPT);
  private static final Sentence GOOD = new Sentence("Only 2 of 3 pods are available.", List.of(2));
  private static final Sentence BAD = new Sentence("Only 1 of 9 pods is available.", List.of(2));

  private final List<Rendered> asked = new ArrayList<>();

  private Narration narrate(Sentence... answer) {
    return new ChatNarrator("m", prompt -> answer(prompt, answer), PROMPT).narrate(TestFacts.oom());
  }

  private List<Sentence> answer(Rendered prompt, Sentence... answer) {
    asked.add(prompt);
    return List.of(answer);
  }

  @Test
  void theFactsStandInAFrameThatIsNewEachTime() {
    narrate(GOOD);
    narrate(GOOD);
    assertThat(asked).hasSize(2).doesNotHaveDuplicates();
    String user = asked.getFirst().user();
    String marker = user.lines().findFirst().orElseThrow().substring("begin ".length());
    assertThat(user)
        .isEqualTo("begin %1$s%n%2$s%nend %1$s".formatted(marker, TestFacts.oom().text()));
    assertThat(asked.getFirst().system()).contains("begin " + marker, "end " + marker);
  }

  @Test
  void whatTheFactsBearOutIsTold() {
    assertThat(narrate(GOOD, BAD))
        .isInstanceOfSatisfying(
            Narration.Told.class,
            told -> {
              assertThat(told.sentences()).containsExactly(GOOD);
              assertThat(told.leftOut()).isEqualTo(1);
              assertThat(told.prompt()).isEqualTo(PROMPT.hash());
            });
  }

  @Test
  void whatTheyDoNotIsNot() {
    assertThat(narrate(GOOD, BAD, BAD))
        .isEqualTo(new Plain("The model said what the evidence does not bear out."));
    assertThat(narrate()).isEqualTo(new Plain("The model said nothing."));
  }

  @Test
  void aMistakeOfOursIsNotThrownEither() {
    Model broken =
        prompt -> {
          throw new IllegalStateException("a bug");
        };
    assertThat(new ChatNarrator("m", broken, PROMPT).narrate(TestFacts.oom()))
        .isEqualTo(new Plain("The model could not be asked."));
  }

  @Test
  void anAnswerWithHolesIsReadAsFarAsItIsThere() {
    assertThat(new Answer(null).read()).isEmpty();
    assertThat(
            new Answer(
                    Arrays.asList(
                        null,
                        new Answer.Line(null, null),
                        new Answer.Line(" a ", Arrays.asList(1, null, 1))))
                .read())
        .containsExactly(new Sentence("", List.of()), new Sentence("a", List.of(1)));
  }
}
