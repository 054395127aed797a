package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.Match;

/**
 * Something that may be an answer.
 *
 * @param match its score counts words and structure
 * @param similarity the cosine of its meaning with the question's; 0 where it is not among the near
 */
record Candidate(Match match, double similarity) {}
