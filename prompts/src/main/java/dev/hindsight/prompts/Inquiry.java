package dev.hindsight.prompts;

import dev.hindsight.prompts.Narration.Sentence;
import java.util.List;

/**
 * What came of looking further.
 *
 * @param facts what was known and what was found, by number
 * @param trail each look, in order
 * @param findings checked sentences; none where it stayed inconclusive
 * @param end why it ended, one sentence for people
 * @param model whose sentences these are; empty where nobody answered
 */
public record Inquiry(
    Facts facts, List<Look> trail, List<Finding> findings, String end, String model) {

  public Inquiry {
    trail = List.copyOf(trail);
    findings = List.copyOf(findings);
  }

  /** Whether anything was found that bears on a cause. */
  public boolean conclusive() {
    return findings.stream().anyMatch(finding -> finding.bearing() == Bearing.CAUSE);
  }

  /** One look by a tool. */
  public record Look(String tool, String argument, Result result, int lines, String note) {}

  /** What became of a look. */
  public enum Result {
    /** It is being taken. */
    LOOKING,
    DONE,
    /** It found more than there was room for. */
    CUT,
    /** The same look was taken before. */
    REPEATED,
    FAILED,
    /** There is no such tool. */
    REFUSED,
    /** It was not taken, for no more was wanted. */
    STOPPED
  }

  /** One sentence and what it does to the engine's causes, whose order stays. */
  public record Finding(Bearing bearing, Sentence sentence) {}

  /** What a finding does. */
  public enum Bearing {
    /** A suggestion of a cause, not proven. */
    CAUSE,
    STRENGTHENS,
    WEAKENS
  }
}
