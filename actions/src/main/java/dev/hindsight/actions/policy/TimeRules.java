package dev.hindsight.actions.policy;

import dev.hindsight.actions.Risk;
import dev.hindsight.actions.policy.Verdict.Abstain;
import dev.hindsight.actions.policy.Verdict.Deny;
import dev.hindsight.actions.policy.Verdict.Wait;
import dev.hindsight.actions.policy.rulebook.RiskTable;
import dev.hindsight.actions.policy.yaml.Durations;
import java.util.Locale;

/** The rules about when. */
final class TimeRules {

  private TimeRules() {}

  static Verdict freeze(Question question) {
    Risk risk = question.plan().risk();
    return question.book().freezes().stream()
        .filter(freeze -> !freeze.except().contains(risk))
        .filter(freeze -> freeze.holds(question.moment().now()))
        .findFirst()
        .<Verdict>map(
            freeze ->
                new Deny(
                    "'%s' is in force, in which no plan of %s risk runs"
                        .formatted(freeze.name(), risk.name().toLowerCase(Locale.ROOT))))
        .orElseGet(Abstain::new);
  }

  static Verdict waiting(Question question) {
    RiskTable.Row row = question.book().risks().of(question.plan().risk());
    return row.pause().isZero()
        ? new Abstain()
        : new Wait(
            row.pause(),
            "the run starts %s after the approval".formatted(Durations.of(row.pause())));
  }
}
