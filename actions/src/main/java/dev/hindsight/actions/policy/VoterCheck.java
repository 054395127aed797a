package dev.hindsight.actions.policy;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.policy.rulebook.RiskTable;
import dev.hindsight.actions.policy.rulebook.Rulebook;
import dev.hindsight.actions.policy.rulebook.Rulebooks;
import dev.hindsight.actions.store.JdbcPlans;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether somebody's yes counts for plans of that risk, told when they say it. */
@Component
public class VoterCheck {

  private final Rulebooks books;
  private final JdbcPlans plans;

  VoterCheck(Rulebooks books, JdbcPlans plans) {
    this.books = books;
    this.plans = plans;
  }

  /** Why it does not count; empty when it does, or when there is no such plan. */
  public Optional<Answer> refused(PlanId plan, PersonId person) {
    Rulebook book = books.current();
    return plans
        .find(plan)
        .map(stored -> book.risks().of(stored.plan().risk()))
        .filter(row -> !book.counts(person, row.group()))
        .map(VoterCheck::notOf);
  }

  private static Answer notOf(RiskTable.Row row) {
    return new Answer.Refused(
        Answer.Reason.NOT_AN_APPROVER,
        "The policy asks for somebody of group %s.".formatted(row.group().orElse("")));
  }
}
