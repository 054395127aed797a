package dev.hindsight.bench.aws.run;

import dev.hindsight.bench.aws.AwsTrouble;
import dev.hindsight.bench.chaos.world.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param kinds how many calls met each trouble
 * @param stale how many reads were behind
 * @param unknown how many steps ended by asking a person
 */
record AwsResult(
    int plans,
    int calls,
    int faults,
    long faultedWrites,
    long stale,
    Map<AwsTrouble, Integer> kinds,
    long unknown,
    List<Finding> findings,
    Duration took) {

  AwsResult {
    kinds = Map.copyOf(kinds);
    findings = List.copyOf(findings);
  }

  long of(String rule) {
    return findings.stream().filter(finding -> finding.rule().equals(rule)).count();
  }

  /** All that is neither doubled nor unapproved is a record that is not true. */
  long wrong() {
    return findings.size() - of(AwsRules.DOUBLED) - of(AwsRules.UNAPPROVED);
  }
}
