package dev.hindsight.knowledge;

import java.time.Instant;
import java.util.List;

/**
 * What is seen of an incident: its alerts and evidence, and since when.
 *
 * @param healthy what the same objects showed while all was well, as far as that is known
 * @param calls the known dependencies
 */
public record Symptoms(
    String service,
    String namespace,
    List<String> alertNames,
    List<String> alertTexts,
    List<EvidenceLine> evidence,
    List<EvidenceLine> healthy,
    Instant since,
    List<Call> calls) {

  /**
   * Who calls whom, as a catalogue knows it; objects named as in the evidence or {@code
   * namespace/name}.
   */
  public record Call(String caller, String callee) {}

  public Symptoms {
    alertNames = List.copyOf(alertNames);
    alertTexts = List.copyOf(alertTexts);
    evidence = List.copyOf(evidence);
    healthy = List.copyOf(healthy);
    calls = List.copyOf(calls);
  }

  /** Where no dependencies are known. */
  public Symptoms(
      String service,
      String namespace,
      List<String> alertNames,
      List<String> alertTexts,
      List<EvidenceLine> evidence,
      List<EvidenceLine> healthy,
      Instant since) {
    this(service, namespace, alertNames, alertTexts, evidence, healthy, since, List.of());
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
