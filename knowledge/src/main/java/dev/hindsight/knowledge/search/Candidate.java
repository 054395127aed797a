package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.search.Entry.Known;

/**
 * Something that may be an answer, and what speaks for it.
 *
 * @param whole BM25 of the whole, as share of the best there is
 * @param passage BM25 of its best passage, as share of the best there is
 * @param title the share of its title that was asked for, rare words counting more
 * @param meaning from 0 for nothing in common with the question to 1 for the nearest
 * @param similar whether its meaning alone is a reason to show it
 * @param structure what alert, service, cause, outcome and age add
 * @param position of the passage to be shown; 0 where none stands out
 */
record Candidate(
    Known known,
    double whole,
    double passage,
    double title,
    double meaning,
    boolean similar,
    double structure,
    int position) {}
