package dev.hindsight.knowledge.document;

import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Trust;
import java.util.List;
import java.util.Optional;

/**
 * An imported document as it is kept: redacted, in passages.
 *
 * @param slug unique, from source and path
 * @param root which directory of the source
 * @param path where in that; with a # and the id where it is one line of many
 * @param revision the git commit that has exactly this
 * @param hash SHA-256 of what was read
 * @param fingerprint of the same with all that made it what it is
 */
record ImportedDocument(
    String slug,
    Match.Kind kind,
    String title,
    Facts facts,
    String source,
    String root,
    String path,
    Optional<String> revision,
    Trust trust,
    String hash,
    String fingerprint,
    List<Passage> passages) {

  ImportedDocument {
    passages = List.copyOf(passages);
  }
}
