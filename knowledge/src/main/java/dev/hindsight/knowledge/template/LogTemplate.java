package dev.hindsight.knowledge.template;

import java.time.Instant;

/**
 * A kind of log line.
 *
 * @param id the same on every replica for the same text
 * @param text the line with {@code <*>} for what varies; untrusted, as the log is
 * @param count lines of this kind so far, the last one included
 */
public record LogTemplate(
    String id, String text, long count, Instant firstSeen, Instant lastSeen) {}
