package dev.hindsight.bot.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** Where a source's address of its rule is kept, among what it annotates. */
  static final String RULE = "generatorURL";

  static final String DASHBOARD = "dashboardURL";

  /** Clocks differ by minutes. A start further ahead would hide all that begin before it. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private static final List<Map.Entry<String, String>> LINKS =
      List.of(
          Map.entry(RULE, "rule"),
          Map.entry(DASHBOARD, "dashboard"),
          Map.entry("dashboard_url", "dashboard"),
          Map.entry("runbook_url", "runbook"));

  public Alert {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }

  /** Whether it fires. */
  public enum Status {
    FIRING,
    RESOLVED
  }

  /** The same as our clock has it: a start far ahead counts as not said, and is told in words. */
  Alert by(Instant now) {
    Instant latest = now.plus(AHEAD);
    Optional<Instant> ended = endsAt.map(end -> end.isAfter(latest) ? now : end);
    return startsAt
        .filter(latest::isBefore)
        .map(far -> new Alert(fingerprint, status, labels, told(far), Optional.empty(), ended))
        .orElseGet(() -> new Alert(fingerprint, status, labels, annotations, startsAt, ended));
  }

  private Map<String, String> told(Instant start) {
    Map<String, String> more = new HashMap<>(annotations);
    more.put(
        "summary",
        "%s (its source says that it began %s, ahead of our clock)".formatted(summary(), start));
    return more;
  }

  /** The alert's name; "unnamed alert" where the source gave none. */
  public String name() {
    return labels.getOrDefault("alertname", "unnamed alert");
  }

  /** Where its source says that more is to be read, by what is there. */
  public List<Map.Entry<String, String>> links() {
    return LINKS.stream()
        .flatMap(
            link ->
                Stream.ofNullable(annotations.get(link.getKey()))
                    .filter(url -> url.matches("https?://\\S+"))
                    .map(url -> Map.entry(link.getValue(), url)))
        .toList();
  }

  /** The alert's own words: its summary, else its description or message, else its name. */
  public String summary() {
    return Optional.ofNullable(annotations.get("summary"))
        .or(() -> Optional.ofNullable(annotations.get("description")))
        .or(() -> Optional.ofNullable(annotations.get("message")))
        .orElseGet(this::name);
  }
}
