package dev.hindsight.knowledge.embed;

import dev.hindsight.knowledge.Match;

/**
 * A text that has no vector yet, or an outdated one.
 *
 * @param hash of what it was read as
 */
record Unembedded(Match.Kind kind, String owner, int position, String hash, String text) {}
