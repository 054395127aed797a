package dev.hindsight.bot.alert;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An alert as a source sent it, with a fingerprint in any case.
 *
 * @param startsAt when this episode began; empty where the source did not say
 * @param endsAt when it resolved; empty while it fires
 */
public record Alert(
    String fingerprint,
    Status status,
    Map<String, String> labels,
    Map<String, String> annotations,
    Optional<Instant> startsAt,
    Optional<Instant> endsAt) {

  public Alert {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }

  /** Whether it fires. */
  public enum Status {
    FIRING,
    RESOLVED
  }

  /** The alert's name; "unnamed alert" where the source gave none. */
  public String name() {
    return labels.getOrDefault("alertname", "unnamed alert");
  }

  /** The alert's own words: its summary, else its description or message, else its name. */
  public String summary() {
    return Optional.ofNullable(annotations.get("summary"))
        .or(() -> Optional.ofNullable(annotations.get("description")))
        .or(() -> Optional.ofNullable(annotations.get("message")))
        .orElseGet(this::name);
  }
}
