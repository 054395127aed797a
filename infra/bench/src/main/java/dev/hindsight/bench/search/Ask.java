package dev.hindsight.bench.search;

import java.util.Map;
import java.util.Set;

/**
 * One question with its right answers.
 *
 * @param labels the alert's, without its name
 * @param relevant the pages that answer it, of the collection that is asked
 * @param excluded a page that does not count as an answer; empty where all do
 */
record Ask(
    Protocol protocol,
    String id,
    String text,
    Map<String, String> labels,
    String collection,
    Set<String> relevant,
    Set<String> excluded) {

  Ask {
    labels = Map.copyOf(labels);
    relevant = Set.copyOf(relevant);
    excluded = Set.copyOf(excluded);
  }

  /** What the figures are about. */
  enum Protocol {
    /** Alerts as they read, only the literal name masked. */
    NATURAL,
    /** Alerts with every piece of their name masked. */
    MASKED,
    /** What was seen of an incident, its own report wanted. */
    KNOWN,
    /** The same without its own report, another of the same kind of failure wanted. */
    RECURRENCE;

    boolean alerts() {
      return this == NATURAL || this == MASKED;
    }

    String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
