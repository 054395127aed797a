package dev.hindsight.actions.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What all rules together say.
 *
 * @param denied why not; empty when the plan may run
 * @param notNow why it must not start at this moment; empty when it may
 * @param approvers distinct approvers needed besides the asker
 * @param groups whose yes counts; none: any approver's
 * @param pause from the approval to the start
 * @param verdicts one sentence for each rule that had something to say, with its name
 */
public record Ruling(
    Optional<String> denied,
    Optional<String> notNow,
    int approvers,
    List<String> groups,
    Duration pause,
    List<String> verdicts) {

  public Ruling {
    groups = List.copyOf(groups);
    verdicts = List.copyOf(verdicts);
  }

  /** The name of the rule that decides: one that is against it, or the one that allows it. */
  String decidedBy() {
    return denied
        .or(() -> notNow)
        .or(() -> verdicts.stream().filter(v -> v.contains(": allowed, ")).findFirst())
        .map(verdict -> verdict.substring(0, verdict.indexOf(": ")))
        .orElse("default");
  }
}
