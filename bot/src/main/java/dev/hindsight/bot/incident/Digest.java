package dev.hindsight.bot.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Figures over some days, computed from what is kept. */
public interface Digest {

  /** The seven days that end now. */
  Week week();

  /**
   * Seven days; all figures are of the incidents that opened, the alerts that were first seen and
   * the plans that were made in them.
   *
   * @param open incidents that are not resolved yet
   * @param bySeverity only severities that occurred
   * @param alerts how often something began to fire
   * @param noisiest alerts by name, the most frequent first
   * @param acknowledgedAfter the median from opening to acknowledgement, of those acknowledged
   * @param resolvedAfter the median from opening to resolution, of those resolved
   * @param causes categories of the best causes, the most frequent first
   */
  record Week(
      Instant from,
      Instant to,
      int incidents,
      int open,
      Map<Severity, Integer> bySeverity,
      int alerts,
      List<Counted> noisiest,
      Plans plans,
      int acknowledged,
      Optional<Duration> acknowledgedAfter,
      int resolved,
      Optional<Duration> resolvedAfter,
      List<Counted> causes) {
    public Week {
      bySeverity = Map.copyOf(bySeverity);
      noisiest = List.copyOf(noisiest);
      causes = List.copyOf(causes);
    }
  }

  /** A name and how often it occurred. */
  record Counted(String name, int count) {}

  /**
   * Plans by what became of them.
   *
   * @param approved all that got the approvals they needed
   * @param helped verified to have helped
   * @param didNot ran and did not help, was undone or failed
   */
  record Plans(int made, int asked, int approved, int helped, int didNot) {}
}
