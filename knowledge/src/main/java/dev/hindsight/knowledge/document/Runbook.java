package dev.hindsight.knowledge.document;

import java.util.List;
import java.util.Optional;

/**
 * A runbook and what it is for.
 *
 * @param causes the categories of cause it treats
 * @param playbook the playbook that does the same by typed steps, where there is one
 * @param hash SHA-256 of the whole file
 */
record Runbook(
    String slug,
    String title,
    List<String> alerts,
    List<String> symptoms,
    List<String> causes,
    Optional<String> playbook,
    List<Passage> passages,
    String hash) {

  Runbook {
    alerts = List.copyOf(alerts);
    symptoms = List.copyOf(symptoms);
    causes = List.copyOf(causes);
    passages = List.copyOf(passages);
  }
}
