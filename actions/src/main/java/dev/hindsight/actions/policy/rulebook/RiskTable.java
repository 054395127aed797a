package dev.hindsight.actions.policy.rulebook;

import dev.hindsight.actions.Risk;
import java.time.Duration;
import java.util.Optional;

/** Who must agree, and what must be waited for, by risk. */
public record RiskTable(Row low, Row medium, Row high) {

  /** The row of a risk. */
  public Row of(Risk risk) {
    return switch (risk) {
      case LOW -> low;
      case MEDIUM -> medium;
      case HIGH -> high;
    };
  }

  /**
   * What one risk asks for.
   *
   * @param approvers distinct approvers besides the asker; 0: an approver alone may ask and approve
   * @param group whose yes counts; empty: any approver's
   * @param pause from the approval to the start
   */
  public record Row(int approvers, Optional<String> group, Duration pause) {}
}
