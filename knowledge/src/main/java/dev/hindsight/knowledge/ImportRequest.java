package dev.hindsight.knowledge;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be imported.
 *
 * @param path a directory, a git checkout or a directory in one, or a single file
 * @param kind of every document: a runbook, an incident or a ticket
 * @param service what every document is for, beside the services that it names itself
 * @param source what to call where they come from; by default the git remote or the directory
 * @param reviewed whether somebody vouches for all of them
 * @param prune what becomes of documents that are gone from there since
 */
public record ImportRequest(
    Path path,
    Match.Kind kind,
    Optional<String> service,
    Optional<String> source,
    boolean reviewed,
    Prune prune) {

  public ImportRequest {
    if (kind == Match.Kind.LESSON) {
      throw new IllegalArgumentException("lessons are learned, not imported");
    }
  }

  /** What becomes of kept documents that are gone from where they were imported from. */
  public enum Prune {
    /** They stay, and are counted. */
    NO,
    /** They are removed, unless they are most of what there is: then the path may be wrong. */
    UNLESS_MOST,
    /** They are removed. */
    EVEN_MOST
  }
}
