package dev.hindsight.knowledge.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What is kept of a source when an import of one of its directories begins. */
final class KeptDocuments {

  private final Map<String, Row> here = new HashMap<>();
  private int elsewhere;

  /** Whose a document is. */
  enum Owner {
    /** Imported from this directory. */
    THIS,
    /** Nobody's yet: its directory was not kept at the time; it is of who has it. */
    NOBODY,
    /** Imported from another directory of the same source. */
    ANOTHER
  }

  /**
   * One of them.
   *
   * @param version no two are ever the same, and each writing makes a new one
   */
  record Row(String slug, String fingerprint, Owner owner, long version) {

    /** Whether it would be written just as it is. */
    boolean isStill(String fingerprint) {
      return owner == Owner.THIS && this.fingerprint.equals(fingerprint);
    }
  }

  void add(String path, Row row) {
    switch (row.owner()) {
      case THIS -> here.put(path, row);
      case NOBODY -> here.putIfAbsent(path, row);
      case ANOTHER -> elsewhere++;
    }
  }

  /** The one that a path may become. */
  Optional<Row> at(String path) {
    return Optional.ofNullable(here.get(path));
  }

  /** How many came from other directories. */
  int elsewhere() {
    return elsewhere;
  }

  /**
   * Those of this directory that were looked for and are not there.
   *
   * @param below which paths were looked at
   * @param seen what is there
   */
  Gone gone(Predicate<String> below, Set<String> seen) {
    List<String> own =
        here.entrySet().stream()
            .filter(entry -> entry.getValue().owner() == Owner.THIS && below.test(entry.getKey()))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    List<Row> gone =
        own.stream()
            .filter(path -> !seen.contains(path))
            .flatMap(path -> at(path).stream())
            .toList();
    return new Gone(gone, own.size());
  }

  /**
   * What is not where it was.
   *
   * @param before how many there were
   */
  record Gone(List<Row> rows, int before) {

    private static final int HANDFUL = 5;

    Gone {
      rows = List.copyOf(rows);
    }

    /** More than a handful, and more than half: rather a wrong path than a tidy-up. */
    boolean isMost() {
      return rows.size() > HANDFUL && rows.size() * 2 > before;
    }
  }
}
