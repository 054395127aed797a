package dev.hindsight.knowledge.rank.learn;

import java.util.List;

/**
 * How well a learned cause fits an object today.
 *
 * @param key the object, the same for a workload and its pods
 * @param object named as in the evidence, or as in the lessons where they name another kind
 * @param score 0 to 1, what candidates are ordered by
 * @param fit 0 to 1, the share of the signature's energy that is present
 * @param explained 0 to 1, the share of today's difference that belongs to the signature
 * @param unseen 0 to 1, the share of the object's own difference never seen with this cause
 * @param support how many past incidents taught it, none counted for more than its share
 * @param lines numbers of the lines that carry it, most telling first
 */
public record LearnedFit(
    String key,
    String object,
    String cause,
    double score,
    double fit,
    double explained,
    double unseen,
    double support,
    List<Integer> lines) {

  public LearnedFit {
    lines = List.copyOf(lines);
  }

  /** Whether more than one source taught it. */
  public boolean ofSeveralSources() {
    return support > Teacher.SEVERAL_SOURCES;
  }
}
