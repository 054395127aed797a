package dev.hindsight.knowledge.embed;

import dev.hindsight.knowledge.Match;
import java.util.Comparator;

/**
 * Something near in meaning.
 *
 * @param owner a lesson's number or a document's slug
 * @param position the document's passage, from 1; 0 for a lesson
 * @param similarity the cosine, at most 1
 */
public record Near(Match.Kind kind, String owner, int position, double similarity) {

  static final Comparator<Near> NEAREST_FIRST =
      Comparator.comparingDouble(Near::similarity)
          .reversed()
          .thenComparing(Near::owner)
          .thenComparingInt(Near::position);
}
