package dev.hindsight.bot.incident;

import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Remediation;
import dev.hindsight.knowledge.LogHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * An incident's own record, as lines: what people did and noted, its runs, what was new in logs.
 */
@Component
class OwnRecord {

  private final Timeline timeline;
  private final Inquiries inquiries;
  private final Remediation remediation;
  private final LogHistory logs;

  OwnRecord(Timeline timeline, Inquiries inquiries, Remediation remediation, LogHistory logs) {
    this.timeline = timeline;
    this.inquiries = inquiries;
    this.remediation = remediation;
    this.logs = logs;
  }

  /** Who did it stays out: a model needs to know no names. */
  List<String> timeline(Incident incident) {
    List<String> lines = new ArrayList<>();
    for (TimelineEntry entry : timeline.of(incident.id())) {
      lines.add(
          "%s %s: %s"
              .formatted(
                  entry.at(),
                  entry.kind().name().toLowerCase(Locale.ROOT),
                  nameless(entry.words())));
    }
    inquiries.endings(incident.id()).forEach(ending -> lines.add("looked before: " + ending));
    return lines;
  }

  /** A model needs to know nobody. */
  static String nameless(String words) {
    return words.replaceAll("<@[^>]*>|\\b[UW][A-Z0-9]{8,}\\b", "somebody");
  }

  /** Its plan, and how its run went. */
  List<String> runs(Incident incident) {
    return incident.plan().flatMap(remediation::status).map(OwnRecord::run).orElse(List.of());
  }

  private static List<String> run(PlanStatus plan) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s %s, %s"
            .formatted(plan.id(), plan.title(), plan.state().name().toLowerCase(Locale.ROOT)));
    plan.progress().stream().map(OwnRecord::nameless).forEach(lines::add);
    return lines;
  }

  /** Log lines by how new their kind is; those never seen come first. */
  List<String> newInLogs(Incident incident, List<String> lines, Instant at) {
    List<Optional<LogHistory.Seen>> seen =
        logs.look(incident.id().toString(), incident.openedAt(), lines, at);
    List<String> fresh = new ArrayList<>();
    List<String> old = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Optional<LogHistory.Seen> before = seen.get(i);
      boolean never = before.filter(LogHistory.Seen::never).isPresent();
      String words =
          before
              .map(
                  s ->
                      s.never() ? "never seen before" : "seen %d times before".formatted(s.times()))
              .orElse("nobody knows how new");
      (never ? fresh : old).add("%s: %s".formatted(words, lines.get(i)));
    }
    fresh.addAll(old);
    return fresh;
  }
}
