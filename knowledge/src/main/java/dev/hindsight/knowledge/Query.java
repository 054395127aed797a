package dev.hindsight.knowledge;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is asked of the memory: words, alerts or both, narrowed to a scope.
 *
 * @param text free words; may be empty
 * @param alerts what alerts say of themselves
 * @param evidence what was seen besides
 * @param service the service it is about; empty where none is known
 * @param namespace where that service runs
 * @param at when it is asked: what is recent then counts a little more
 * @param limit how many answers at most
 */
public record Query(
    String text,
    List<Alert> alerts,
    List<EvidenceLine> evidence,
    String service,
    String namespace,
    Instant at,
    Scope scope,
    int limit) {

  private static final int LIMIT = 5;

  public Query {
    alerts = List.copyOf(alerts);
    evidence = List.copyOf(evidence);
  }

  /** Plain words over all there is. */
  public static Query of(String text, Instant at) {
    return new Query(text, List.of(), List.of(), "", "", at, Scope.EVERYTHING, LIMIT);
  }

  /** All that is seen of an incident. */
  public static Query of(Symptoms symptoms) {
    return of(symptoms, List.of(Alert.of(symptoms)));
  }

  /** The same with its alerts as they came, labels included. */
  public static Query of(Symptoms symptoms, List<Alert> alerts) {
    return new Query(
        "",
        alerts,
        symptoms.evidence(),
        symptoms.service(),
        symptoms.namespace(),
        symptoms.since(),
        Scope.EVERYTHING,
        LIMIT);
  }

  /** Narrowed to a scope. */
  public Query within(Scope narrowed) {
    return new Query(text, alerts, evidence, service, namespace, at, narrowed, limit);
  }

  /** Answered by so many at most. */
  public Query atMost(int answers) {
    return new Query(text, alerts, evidence, service, namespace, at, scope, answers);
  }

  /** The names of all its alerts, each once. */
  public List<String> alertNames() {
    return alerts.stream().flatMap(alert -> alert.names().stream()).distinct().toList();
  }

  /** The texts of all its alerts, each once. */
  public List<String> alertTexts() {
    return alerts.stream().flatMap(alert -> alert.texts().stream()).distinct().toList();
  }

  /**
   * One alert, or several of which only the names and texts are known.
   *
   * @param names of the alerting rule; empty where it is not known
   * @param labels as they came, the rule's name left out
   * @param texts its annotations: summary, description
   */
  public record Alert(List<String> names, Map<String, String> labels, List<String> texts) {

    public Alert {
      names = List.copyOf(names);
      labels = Map.copyOf(labels);
      texts = List.copyOf(texts);
    }

    private static Alert of(Symptoms symptoms) {
      return new Alert(symptoms.alertNames(), Map.of(), symptoms.alertTexts());
    }
  }
}
