package dev.hindsight.knowledge.rank.learn;

import dev.hindsight.knowledge.EvidenceLine;
import java.util.List;

/**
 * What an expert reads out of lines, whatever their wording: the shipped causes that they look
 * like.
 */
@FunctionalInterface
public interface Hints {

  /** No expert at hand. */
  Hints NONE = _ -> List.of();

  /** Best first. */
  List<Hint> of(List<EvidenceLine> lines);

  /**
   * A shipped cause that the lines look like.
   *
   * @param object named as in the evidence
   * @param score 0 to 1
   * @param lines numbers of the lines that it rests on
   */
  record Hint(String cause, String object, double score, List<Integer> lines) {}
}
