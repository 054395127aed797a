package dev.hindsight.knowledge.embed;

import dev.hindsight.knowledge.Scope;
import java.util.List;

/** What is nearest in meaning? */
public interface VectorSearch {

  /**
   * The nearest lessons and documents in scope, a document by its best passage, nearest first, ties
   * by owner; as many as asked for while so many are in scope, however few those are of all.
   *
   * @param question a vector of length 1 of the model whose vectors are searched
   */
  List<Near> nearest(Scope scope, float[] question, int limit);

  /** Does what takes long and nobody is to wait for; called in the background now and then. */
  default void keepUp() {}
}
