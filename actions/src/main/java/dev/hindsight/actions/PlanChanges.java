package dev.hindsight.actions;

import java.util.Optional;

/** Lets people change a plan until it is decided; what comes of it is a new version. */
public interface PlanChanges {

  /** What may be changed of it; looks at the world, so not in a transaction. */
  Optional<Changeable> changeable(PlanId plan);

  /**
   * What of it cannot be, by the plan alone and what there is to choose from; changes nothing.
   *
   * @return empty where it can, as far as can be told before the policy looks at it
   */
  Optional<Wrong> wrong(PlanId plan, ChangeWish wish);

  /** In words, as it will be told; empty where it cannot be. */
  Optional<String> words(PlanId plan, ChangeWish wish);

  /**
   * Makes the new version, once: judged as any plan, all approvals void, and asked for by this
   * person, who does not approve it.
   */
  Answer change(PlanId plan, ChangeWish wish, PersonId person);

  /**
   * What is wrong with one value, a sentence for people.
   *
   * @param atField the same where the value's limits are said already
   */
  record Wrong(String name, String problem, String atField) {

    /** Wrong for another reason than its limits. */
    public Wrong(String name, String problem) {
      this(name, problem, problem);
    }
  }
}
