package dev.hindsight.bot.incident;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.ChangeWish;
import dev.hindsight.actions.Changeable;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanChanges;
import dev.hindsight.actions.PlanChanges.Wrong;
import dev.hindsight.actions.PlanId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The same gate as for all that people do, then the plan itself. */
@Component
class ChangeOffice implements ChangeDesk {

  private final Gate gate;
  private final OpenOnly open;
  private final PlanChanges changes;

  ChangeOffice(Gate gate, OpenOnly open, PlanChanges changes) {
    this.gate = gate;
    this.open = open;
    this.changes = changes;
  }

  @Override
  public Optional<Changeable> changeable(PlanId plan) {
    return changes.changeable(plan);
  }

  @Override
  public Optional<Wrong> wrong(PlanId plan, ChangeWish wish) {
    return changes.wrong(plan, wish);
  }

  @Override
  public Optional<String> words(PlanId plan, ChangeWish wish) {
    return changes.words(plan, wish);
  }

  @Override
  public Answer change(PlanId plan, ChangeWish wish, PersonId person) {
    return gate.colleague(person)
        .orElseGet(() -> open.of(plan, () -> changes.change(plan, wish, person)));
  }
}
