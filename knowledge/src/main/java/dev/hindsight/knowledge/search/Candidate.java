package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.Match;

/**
 * Something that may be an answer.
 *
 * @param match its score counts words and structure
 * @param meaning from 0 for nothing in common with the question to 1 for the same
 */
record Candidate(Match match, double meaning) {}
