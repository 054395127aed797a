package dev.hindsight.actions.policy;

import java.time.Duration;
import java.util.Optional;

/** What one rule says about a plan. */
public sealed interface Verdict {

  /** May run, as far as this rule knows. */
  record Allow(String why) implements Verdict {}

  /** Must not run, whatever other rules say. */
  record Deny(String why) implements Verdict {}

  /** Must not start right now; later it may. */
  record NotNow(String why) implements Verdict {}

  /**
   * So many distinct approvers besides the asker must agree.
   *
   * @param group whose yes counts; empty: any approver's
   */
  record Approvers(int count, Optional<String> group, String why) implements Verdict {}

  /** So long must be waited from the approval to the start. */
  record Wait(Duration length, String why) implements Verdict {}

  /** Something people should know; it decides nothing. */
  record Remark(String text) implements Verdict {}

  /** Does not concern this rule. */
  record Abstain() implements Verdict {}
}
