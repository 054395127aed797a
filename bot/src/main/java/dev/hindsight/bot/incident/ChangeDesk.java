package dev.hindsight.bot.incident;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.ChangeWish;
import dev.hindsight.actions.Changeable;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanChanges.Wrong;
import dev.hindsight.actions.PlanId;
import java.util.Optional;

/** Lets people change a plan of an open incident until it is decided. */
public interface ChangeDesk {

  /** What may be changed of it, with what there is to choose from. */
  Optional<Changeable> changeable(PlanId plan);

  /** What of it cannot be; empty where it can, as far as can be told at once. */
  Optional<Wrong> wrong(PlanId plan, ChangeWish wish);

  /** What would be otherwise, in words. */
  Optional<String> words(PlanId plan, ChangeWish wish);

  /** Makes a new version of it, which somebody else has to approve. */
  Answer change(PlanId plan, ChangeWish wish, PersonId person);
}
