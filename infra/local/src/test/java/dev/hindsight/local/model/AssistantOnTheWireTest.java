package dev.hindsight.local.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.evals.EvalCase;
import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Drafter;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Inquiry;
import dev.hindsight.prompts.Inquiry.Look;
import dev.hindsight.prompts.Inquiry.Result;
import dev.hindsight.prompts.Investigator;
import dev.hindsight.prompts.Narration;
import dev.hindsight.prompts.ScriptDrafter;
import dev.hindsight.prompts.ScriptDrafter.ScriptDraft;
import dev.hindsight.prompts.Task;
import dev.hindsight.prompts.Teller;
import dev.hindsight.prompts.Telling;
import dev.hindsight.prompts.Tool;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Questions, drafts and looks over the wire that a real model speaks, tool calls included. */
class AssistantOnTheWireTest {

  private ScriptedModel model;
  private AnnotationConfigApplicationContext bot;
  private Facts facts;

  @BeforeEach
  void begin() throws IOException {
    facts = EvalCase.all().getFirst().facts();
    model = ScriptedModel.start(Clock.systemUTC());
    bot =
        Narrators.bot(
            Map.of(
                "hindsight.model.base-url",
                model.url().toString(),
                "hindsight.model.name",
                ScriptedModel.NAME));
  }

  @AfterEach
  void end() {
    bot.close();
    model.close();
  }

  @Test
  void aQuestionIsAnswered() {
    Narration answer =
        bot.getBean(Teller.class)
            .tell(new Telling(Task.ASK, Account.of("ask"), facts, Optional.of("what is wrong?")));
    assertThat(answer).isInstanceOf(Narration.Told.class);
    assertThat(model.questions().getLast()).contains("question: what is wrong?");
  }

  @Test
  void aDraftIsOneOfTheOptions() {
    Drafter.Draft draft =
        bot.getBean(Drafter.class)
            .draft(
                Account.of("draft"),
                facts,
                List.of("Deployment shop/payments: {\"type\":\"undo-rollout\"}"),
                Optional.empty());
    assertThat(draft)
        .isInstanceOfSatisfying(
            Drafter.Draft.Chosen.class,
            chosen ->
                assertThat(chosen.steps().getFirst().values())
                    .isEqualTo("{\"type\":\"undo-rollout\"}"));
  }

  @Test
  void aScriptNamesWhatWasRead() {
    assertThat(script())
        .isInstanceOfSatisfying(
            ScriptDraft.Written.class,
            written ->
                assertThat(written.steps())
                    .isNotEmpty()
                    .allMatch(step -> step.command().startsWith("kubectl -n ")));
  }

  @Test
  void whoeverObeysStrangersWritesNoCommandOfTheirs() {
    model.behave(Behaviour.OBEY);
    assertThat(script()).isInstanceOf(ScriptDraft.None.class);
    assertThat(model.questions()).hasSize(1);
  }

  private ScriptDraft script() {
    return bot.getBean(ScriptDrafter.class).draft(Account.of("draft"), facts);
  }

  /** Eight tools are two turns of four. */
  @Test
  void noTurnAsksForMoreLooksThanAreTaken() {
    Inquiry inquiry =
        bot.getBean(Investigator.class)
            .investigate(
                Account.of("investigate"),
                facts,
                IntStream.range(0, 8)
                    .mapToObj(i -> new Tool("tool" + i, "what", "", _ -> List.of("line " + i)))
                    .toList(),
                _ -> true);
    assertThat(inquiry.trail()).hasSize(8).allMatch(look -> look.result() == Result.DONE);
    assertThat(model.requests()).hasSize(3);
  }

  @Test
  void anInvestigationUsesToolsAndEnds() {
    Inquiry inquiry =
        bot.getBean(Investigator.class)
            .investigate(
                Account.of("investigate"),
                facts,
                List.of(new Tool("rollouts", "what changed", "", _ -> List.of("revision 3"))),
                _ -> true);
    assertThat(inquiry.trail()).containsExactly(new Look("rollouts", "", Result.DONE, 1, ""));
    assertThat(inquiry.findings()).isNotEmpty();
    assertThat(inquiry.end()).startsWith("It found more that speaks for a known cause");
  }
}
