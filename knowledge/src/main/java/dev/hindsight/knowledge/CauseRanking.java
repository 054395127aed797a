package dev.hindsight.knowledge;

import java.util.List;

/** Names the cause from evidence; pure, same input same output. */
public interface CauseRanking {

  /**
   * Ranks from the symptoms' evidence; matches only add a track record, never a cause by
   * themselves.
   */
  RankedCauses rank(Symptoms symptoms, List<Match> matches);
}
