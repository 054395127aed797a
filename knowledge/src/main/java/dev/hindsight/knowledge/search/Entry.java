package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.Match;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A lesson or a document as the index takes it in.
 *
 * @param path where it lies in its source
 */
record Entry(Known known, String path, List<Passage> passages) {

  /** A piece of it under the headings below the title; a lesson is one piece, at position 0. */
  record Passage(int position, String heading, String body) {}

  /**
   * What stays in memory of an entry.
   *
   * @param called the terms of its title
   * @param services that it is for
   * @param namespace where a lesson's service runs; empty for a document
   * @param at when it happened, where it is about something that did
   */
  record Known(
      Match.Kind kind,
      String owner,
      String title,
      Set<String> called,
      Set<String> alerts,
      Set<String> causes,
      Set<String> services,
      String namespace,
      @Nullable String source,
      @Nullable String trust,
      boolean confirmed,
      boolean practice,
      Optional<Instant> at) {

    String key() {
      return key(kind, owner);
    }

    static String key(Match.Kind kind, String owner) {
      return (kind == Match.Kind.LESSON ? "lesson/" : "document/") + owner;
    }
  }
}
