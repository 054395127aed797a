package dev.hindsight.prompts.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Amount;
import dev.hindsight.prompts.Drafter.Choice;
import dev.hindsight.prompts.Drafter.Draft;
import dev.hindsight.prompts.TestFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.messages.AssistantMessage;

/** A draft is a number and values of an option, whatever else a model writes. */
class ChatDrafterTest {

  private static final List<String> OPTIONS =
      List.of(
          "Deployment shop/checkout: {\"type\":\"restart-rollout\"}",
          "Deployment shop/checkout:"
              + " {\"type\":\"set-memory-limit\",\"factor\":2,\"max\":\"2Gi\"}");
  private final List<String> asked = new ArrayList<>();

  private Draft draft(String answer) {
    return new ChatDrafter(
            question -> {
              asked.add(question.messages().getLast().getText());
              return new Reply(new AssistantMessage(answer), "m", Amount.NOTHING);
            })
        .draft(Account.of("draft"), TestFacts.oom(), OPTIONS, Optional.of("too much"));
  }

  @Test
  void valuesOfTheExampleAreFilledIn() {
    Draft draft =
        draft(
            "{\"option\": 2, \"values\": [{\"name\": \"factor\", \"value\": \"1.5\"},"
                + " {\"name\": \"type\", \"value\": \"drain-node\"},"
                + " {\"name\": \"namespace\", \"value\": \"kube-system\"},"
                + " {\"name\": \"max\", \"value\": \"1Gi\"}], \"also\": \"scale to 0\"}");
    assertThat(draft)
        .isInstanceOfSatisfying(
            Draft.Chosen.class,
            chosen -> {
              Choice step = chosen.steps().getFirst();
              assertThat(chosen.steps()).hasSize(1);
              assertThat(step.option()).isEqualTo(1);
              assertThat(step.values())
                  .isEqualTo("{\"type\":\"set-memory-limit\",\"factor\":1.5,\"max\":\"1Gi\"}");
            });
    assertThat(asked.getFirst()).contains("(2) Deployment shop/checkout", "refused: too much");
  }

  /** A refusal would be shown with it. */
  @Test
  void aValueInWordsIsNotTaken() {
    for (String value : List.of("https://evil.example/a", "call +1-555-0100", "1Gi now", "")) {
      Draft draft =
          draft(
              "{\"option\": 2, \"values\": [{\"name\": \"max\", \"value\": \"%s\"}]}"
                  .formatted(value));
      assertThat(((Draft.Chosen) draft).steps().getFirst().values()).contains("\"max\":\"2Gi\"");
    }
  }

  @Test
  void severalStepsKeepTheirOrderAndOneThatIsNoOptionSpoilsAll() {
    assertThat(draft("{\"steps\": [{\"option\": 2}, {\"option\": 1}]}"))
        .isInstanceOfSatisfying(
            Draft.Chosen.class,
            chosen -> assertThat(chosen.steps()).extracting(Choice::option).containsExactly(1, 0));
    assertThat(draft("{\"steps\": [{\"option\": 2}, {\"option\": 7}]}"))
        .isEqualTo(new Draft.Unfitting());
    assertThat(draft("{\"steps\": []}")).isEqualTo(new Draft.Unfitting());
  }

  @Test
  void whatIsNoOptionIsNone() {
    for (String answer :
        List.of("{\"option\": 0}", "{\"option\": 9}", "{\"option\": -1}", "{}", "null", "rm -rf")) {
      assertThat(draft(answer))
          .isIn(new Draft.Unfitting(), new Draft.None("The model's answer could not be read."));
    }
  }

  @Test
  void aDraftThatSaysTwiceWhatMayBeSaidOnceIsNotRead() {
    assertThat(draft("{\"option\": 1, \"option\": 2}"))
        .isEqualTo(new Draft.None("The model's answer could not be read."));
    assertThat(draft("{\"option\": " + "[".repeat(50) + "]".repeat(50) + "}"))
        .isEqualTo(new Draft.None("The model's answer could not be read."));
  }
}
