package dev.hindsight.knowledge.template;

import dev.hindsight.knowledge.LogHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The log history from templates in memory; saving is another's work. */
@Component
class RememberedLogs implements LogHistory {

  private static final int INCIDENTS = 100;
  private static final int LINES = 1_000;

  private final LogTemplates templates = new LogTemplates(MinerSettings.USUAL);
  private final Map<String, Told> told = new LinkedHashMap<>();
  private @Nullable Instant begin;

  @Override
  public synchronized List<Optional<Seen>> look(
      String incident, Instant openedAt, List<String> lines, Instant at) {
    Told before = told.computeIfAbsent(incident, _ -> new Told());
    boolean known = begin != null && begin.isBefore(openedAt);
    List<Optional<Seen>> seen = new ArrayList<>();
    for (String line : lines) {
      Seen times = before.of(line, openedAt, at);
      seen.add(known ? Optional.of(times) : Optional.empty());
    }
    begin = begin == null ? at : begin;
    forgetOldest();
    return seen;
  }

  /** All that is kept is known from now on; looks go on meanwhile. */
  void know(List<KeptTemplate> all) {
    templates.replace(all);
    all.stream().map(KeptTemplate::firstSeen).min(Instant::compareTo).ifPresent(this::beganAt);
  }

  private synchronized void beganAt(Instant first) {
    begin = first;
  }

  LogTemplates templates() {
    return templates;
  }

  private void forgetOldest() {
    if (told.size() > INCIDENTS) {
      told.remove(told.keySet().iterator().next());
    }
  }

  /** What one incident was told, so that a second look at the same lines says the same. */
  private final class Told {

    private final Map<String, Seen> byTemplate = new HashMap<>();
    private final Map<Integer, String> lines = new HashMap<>();

    Seen of(String line, Instant openedAt, Instant at) {
      int hash = line.hashCode();
      String id = lines.get(hash);
      if (id == null) {
        LogTemplate template = templates.seen(line, at);
        id = template.id();
        byTemplate.putIfAbsent(id, before(template, openedAt));
        if (lines.size() < LINES) {
          lines.put(hash, id);
        }
      }
      return byTemplate.getOrDefault(id, new Seen(0));
    }

    private Seen before(LogTemplate template, Instant openedAt) {
      boolean isNew = !template.firstSeen().isBefore(openedAt);
      return new Seen(isNew ? 0 : template.count() - 1);
    }
  }
}
