package dev.hindsight.actions.policy;

import java.util.List;
import java.util.Optional;

/**
 * What all rules together say.
 *
 * @param denied why not; empty when the plan may run
 * @param approvers distinct approvers needed besides the asker
 * @param verdicts one sentence for each rule that had something to say, with its name
 */
public record Ruling(Optional<String> denied, int approvers, List<String> verdicts) {

  public Ruling {
    verdicts = List.copyOf(verdicts);
  }
}
