package dev.hindsight.bot.incident;

import dev.hindsight.bot.incident.PlanDrafts.Drafted;
import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.ScriptDrafter;
import dev.hindsight.prompts.ScriptDrafter.ScriptDraft;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Has a model write a script for a person, and shows it only where it parses. */
@Component
class HandScripts {

  private final ScriptDrafter drafter;
  private final ScriptLint lint;
  private final UnaryOperator<String> redactor;

  HandScripts(ScriptDrafter drafter, ScriptLint lint, UnaryOperator<String> redactor) {
    this.drafter = drafter;
    this.lint = lint;
    this.redactor = redactor;
  }

  /** The script, or why there is none. */
  Drafted write(IncidentId id, Facts facts, Account account) {
    return switch (drafter.draft(account, facts)) {
      case ScriptDraft.None(String reason) -> Drafted.words(reason);
      case ScriptDraft.Written written -> checked(id, facts, written);
    };
  }

  private Drafted checked(IncidentId id, Facts facts, ScriptDraft.Written written) {
    HandScriptText text = HandScriptText.of(written.model(), written.steps());
    String script = redactor.apply(text.script(id));
    ScriptLint.Verdict verdict = lint.check(script);
    if (!verdict.parses()) {
      return Drafted.words("The model's script is not shown. " + verdict.words());
    }
    int leftOut = written.leftOut() + written.steps().size() - text.steps().size();
    String less =
        leftOut == 0
            ? ""
            : " Left out: %d %s that the facts do not bear out, or that did not fit."
                .formatted(leftOut, leftOut == 1 ? "step" : "steps");
    return new Drafted(
        "A script for a person:",
        Optional.of(
            new HandScript(script, text.warnings(), verdict.words() + less, sources(facts, text))));
  }

  private static List<AnswerView.Source> sources(Facts facts, HandScriptText text) {
    return Known.of(facts)
        .shown(
            text.steps().stream()
                .map(s -> new IncidentView.Sentence(s.why().text(), s.why().facts()))
                .toList());
  }
}
