package dev.hindsight.knowledge;

import java.time.Instant;
import java.util.List;

/** What is seen of an incident: its alerts and evidence, and since when. */
public record Symptoms(
    String service,
    String namespace,
    List<String> alertNames,
    List<String> alertTexts,
    List<EvidenceLine> evidence,
    Instant since) {

  public Symptoms {
    alertNames = List.copyOf(alertNames);
    alertTexts = List.copyOf(alertTexts);
    evidence = List.copyOf(evidence);
  }
}
