package dev.hindsight.bot.incident;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.Observation;
import dev.hindsight.knowledge.LogHistory.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How new the log lines of an incident are, in words; pure. */
final class LogNews {

  private static final Set<String> LOGS = Set.of("log", "previous_log");
  private static final Duration RECENT = Duration.ofHours(2);

  private LogNews() {}

  /** The log lines of the findings, in their order. */
  static List<String> lines(Findings findings) {
    return findings.evidence().stream()
        .filter(line -> LOGS.contains(line.kind()))
        .map(IncidentView.Evidence::text)
        .toList();
  }

  /** The findings with what was known of each log line before, in the order of {@link #lines}. */
  static Findings noted(Findings findings, List<Optional<Seen>> before, Diagnosis diagnosis) {
    Optional<Duration> rollout = sinceRollout(diagnosis);
    List<IncidentView.Evidence> noted = new ArrayList<>();
    int log = 0;
    for (IncidentView.Evidence line : findings.evidence()) {
      Optional<Seen> seen = LOGS.contains(line.kind()) ? before.get(log++) : Optional.empty();
      noted.add(seen.map(s -> line.withNews(words(s, rollout))).orElse(line));
    }
    return findings.withEvidence(noted);
  }

  private static String words(Seen seen, Optional<Duration> rollout) {
    if (seen.never()) {
      return rollout
          .map(age -> "new since the rollout %d min ago".formatted(age.toMinutes()))
          .orElse("never seen before");
    }
    return seen.times() == 1 ? "seen once before" : "seen %d times before".formatted(seen.times());
  }

  /** Empty where the last rollout is long past, or is the first there ever was. */
  private static Optional<Duration> sinceRollout(Diagnosis diagnosis) {
    List<Observation> rollouts =
        diagnosis.observations().stream()
            .filter(seen -> seen.kind() == Observation.Kind.ROLLOUT)
            .toList();
    Optional<Instant> last =
        rollouts.stream().flatMap(seen -> seen.at().stream()).max(Comparator.naturalOrder());
    return last.filter(at -> rollouts.size() > 1 && !at.isAfter(diagnosis.at()))
        .map(at -> Duration.between(at, diagnosis.at()))
        .filter(age -> age.compareTo(RECENT) < 0);
  }
}
