package dev.hindsight.knowledge;

import java.util.List;
import java.util.Map;

/**
 * What an import did, in documents.
 *
 * @param source what it is called from now on
 * @param gone kept ones that are no longer where they were imported from
 * @param removed how many of those were removed
 * @param refused whether they were to be removed and are so many that the path may be wrong
 * @param elsewhere kept ones of the same source that came from another directory; left alone
 * @param others files that are no documents, by their name's ending
 */
public record ImportReport(
    String source,
    int added,
    int changed,
    int unchanged,
    int gone,
    int removed,
    boolean refused,
    int elsewhere,
    List<Skipped> skipped,
    Map<String, Integer> others) {

  public ImportReport {
    skipped = List.copyOf(skipped);
    others = Map.copyOf(others);
  }

  /**
   * Something that was not taken in.
   *
   * @param name its path in the source, with the line where it is one of many
   * @param reason in plain words
   */
  public record Skipped(String name, String reason) {}
}
