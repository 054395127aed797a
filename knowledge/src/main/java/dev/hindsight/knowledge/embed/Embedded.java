package dev.hindsight.knowledge.embed;

import dev.hindsight.knowledge.Match;

/**
 * Whose vector one is.
 *
 * @param owner a lesson's number or a document's slug
 * @param position the document's passage, from 1; 0 for a lesson
 */
record Embedded(Match.Kind kind, String owner, int position) {

  Near near(double similarity) {
    return new Near(kind, owner, position, similarity);
  }
}
