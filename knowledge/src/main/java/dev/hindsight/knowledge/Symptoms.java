package dev.hindsight.knowledge;

import java.time.Instant;
import java.util.List;

/**
 * What is seen of an incident: its alerts and evidence, and since when.
 *
 * @param healthy what the same objects showed while all was well, as far as that is known
 */
public record Symptoms(
    String service,
    String namespace,
    List<String> alertNames,
    List<String> alertTexts,
    List<EvidenceLine> evidence,
    List<EvidenceLine> healthy,
    Instant since) {

  public Symptoms {
    alertNames = List.copyOf(alertNames);
    alertTexts = List.copyOf(alertTexts);
    evidence = List.copyOf(evidence);
    healthy = List.copyOf(healthy);
  }

  /** Where nothing is known of better days. */
  public Symptoms(
      String service,
      String namespace,
      List<String> alertNames,
      List<String> alertTexts,
      List<EvidenceLine> evidence,
      Instant since) {
    this(service, namespace, alertNames, alertTexts, evidence, List.of(), since);
  }
}
