package dev.hindsight.knowledge.embed;

import dev.hindsight.knowledge.Match;
import java.util.List;

/** What is nearest in meaning? */
public interface VectorSearch {

  /**
   * The nearest lessons, or the nearest runbooks by their best passage, nearest first, ties by
   * owner; as many as asked for while there are as many.
   *
   * @param question a vector of length 1 of the model whose vectors are searched
   */
  List<Near> nearest(Match.Kind kind, float[] question, int limit);
}
