package dev.hindsight.prompts.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Amount;
import dev.hindsight.prompts.ScriptDrafter.ScriptDraft;
import dev.hindsight.prompts.ScriptDrafter.Step;
import dev.hindsight.prompts.TestFacts;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.messages.AssistantMessage;

/** Of steps by hand those stay that say and touch nothing but what the facts have. */
class ChatScriptDrafterTest {

  private static final String GOOD =
      """
      {"text": "Seen on Deployment shop/checkout: 2 of 3 pods available.",
       "command": "kubectl -n shop describe deployment checkout", "facts": [2]}\
      """;

  private static ScriptDraft draft(String answer) {
    return new ChatScriptDrafter(_ -> new Reply(new AssistantMessage(answer), "m", Amount.NOTHING))
        .draft(Account.of("draft"), TestFacts.oom());
  }

  private static String steps(String... steps) {
    return "{\"steps\": [" + String.join(",", steps) + "]}";
  }

  @Test
  void aStepThatIsBorneOutStaysAndTheOthersAreCounted() {
    String invented = GOOD.replace("2 of 3", "0 of 3");
    String elsewhere = GOOD.replace("-n shop", "-n kube-system");
    String uncited = GOOD.replace("[2]", "[4711]");
    assertThat(draft(steps(invented, GOOD, elsewhere, uncited, "null", "{}")))
        .isInstanceOfSatisfying(
            ScriptDraft.Written.class,
            written -> {
              assertThat(written.steps())
                  .extracting(Step::command)
                  .containsExactly("kubectl -n shop describe deployment checkout");
              assertThat(written.steps().getFirst().destroys()).isEmpty();
              assertThat(written.leftOut()).isEqualTo(4);
              assertThat(written.model()).isEqualTo("m");
            });
  }

  @Test
  void noMoreThanEight() {
    String many = IntStream.range(0, 50).mapToObj(_ -> GOOD).collect(Collectors.joining(","));
    assertThat(draft(steps(many)))
        .isInstanceOfSatisfying(
            ScriptDraft.Written.class,
            written -> {
              assertThat(written.steps()).hasSize(8);
              assertThat(written.leftOut()).isEqualTo(42);
            });
  }

  @Test
  void whatTakesSomethingAwayIsMarked() {
    assertThat(draft(steps(GOOD.replace("describe", "delete"))))
        .isInstanceOfSatisfying(
            ScriptDraft.Written.class,
            written -> assertThat(written.steps().getFirst().destroys()).containsExactly("delete"));
  }

  @Test
  void whereNothingStaysThatIsSaid() {
    assertThat(draft(steps()))
        .isEqualTo(new ScriptDraft.None("The model wrote no step that the facts bear out."));
    assertThat(draft("rm -rf /"))
        .isEqualTo(new ScriptDraft.None("The model's answer could not be read."));
  }
}
