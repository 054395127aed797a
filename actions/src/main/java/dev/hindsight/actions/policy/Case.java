package dev.hindsight.actions.policy;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.plan.Plan;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One row of a decision table.
 *
 * @param person whose yes it is asked about
 * @param expected what the policy must answer
 */
record Case(
    String name,
    Facts facts,
    Moment moment,
    boolean standing,
    Optional<PersonId> person,
    Expected expected) {

  /** The plan and the world it is for. */
  record Facts(Plan plan, World world) {}

  /**
   * What must come out; what is empty is not looked at.
   *
   * @param rule the name of the rule that decides
   * @param counts whether the person's yes counts
   */
  record Expected(
      Decision decision,
      String rule,
      OptionalInt approvers,
      Optional<Duration> pause,
      Optional<Boolean> counts) {}

  /** What comes of a plan. */
  enum Decision {
    ALLOW,
    DENY,
    NOT_NOW
  }
}
