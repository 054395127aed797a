package dev.hindsight.actions.policy;

/** One rule; pure. */
@FunctionalInterface
interface PolicyRule {

  /** This rule's verdict. */
  Verdict judge(Question question);
}
