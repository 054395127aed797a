package dev.hindsight.actions.policy;

/** What one rule says about a plan. */
public sealed interface Verdict {

  /** May run, as far as this rule knows. */
  record Allow(String why) implements Verdict {}

  /** Must not run, whatever other rules say. */
  record Deny(String why) implements Verdict {}

  /** So many distinct approvers besides the asker must agree. */
  record Approvers(int count, String why) implements Verdict {}

  /** Something people should know; it decides nothing. */
  record Remark(String text) implements Verdict {}

  /** Does not concern this rule. */
  record Abstain() implements Verdict {}
}
