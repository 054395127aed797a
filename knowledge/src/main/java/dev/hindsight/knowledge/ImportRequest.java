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
 * @param prune whether what is gone from the source since is removed
 */
public record ImportRequest(
    Path path,
    Match.Kind kind,
    Optional<String> service,
    Optional<String> source,
    boolean reviewed,
    boolean prune) {

  public ImportRequest {
    if (kind == Match.Kind.LESSON) {
      throw new IllegalArgumentException("lessons are learned, not imported");
    }
  }
}
