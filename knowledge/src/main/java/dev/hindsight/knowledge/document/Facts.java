package dev.hindsight.knowledge.document;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a document says of itself beside its text.
 *
 * @param alerts names of the alerts it is for
 * @param labels anything else that is short, by its name
 * @param occurredAt when the incident was
 */
record Facts(
    Optional<String> title,
    List<String> alerts,
    List<String> services,
    Optional<String> url,
    Map<String, String> labels,
    Optional<Instant> occurredAt) {

  static final Facts NONE =
      new Facts(
          Optional.empty(), List.of(), List.of(), Optional.empty(), Map.of(), Optional.empty());

  Facts {
    alerts = List.copyOf(new LinkedHashSet<>(alerts));
    services = List.copyOf(new LinkedHashSet<>(services));
    labels = Map.copyOf(labels);
  }

  Facts withAlerts(Collection<String> more) {
    Set<String> all = new LinkedHashSet<>(alerts);
    all.addAll(more);
    return new Facts(title, List.copyOf(all), services, url, labels, occurredAt);
  }

  Facts withServices(Collection<String> more) {
    Set<String> all = new LinkedHashSet<>(services);
    all.addAll(more);
    return new Facts(title, alerts, List.copyOf(all), url, labels, occurredAt);
  }

  /** What was not said here is as said there. */
  Facts or(Facts other) {
    Map<String, String> all = new LinkedHashMap<>(other.labels);
    all.putAll(labels);
    return new Facts(
        title.or(other::title),
        alerts.isEmpty() ? other.alerts : alerts,
        services.isEmpty() ? other.services : services,
        url.or(other::url),
        all,
        occurredAt.or(other::occurredAt));
  }
}
