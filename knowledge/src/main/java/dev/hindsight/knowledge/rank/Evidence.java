package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Symptoms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All lines of an incident, each judged once: who says it, is it abnormal, does it say anything.
 */
record Evidence(List<Line> lines) {

  private static final int MAX_LINES = 2_000;
  private static final int MAX_CHARS = 2_000;

  /** Many shapes of log lines must not drown what the cluster says. */
  private static final double LOG_WEIGHT = 0.5;

  private static final double MOST_OF_LOGS = 2;

  static Evidence of(Symptoms symptoms, Noise noise) {
    List<EvidenceLine> all = new ArrayList<>();
    symptoms.evidence().stream().limit(MAX_LINES).forEach(all::add);
    symptoms.alertNames().forEach(name -> all.add(new EvidenceLine(0, "", "alert", name)));
    symptoms.alertTexts().forEach(text -> all.add(new EvidenceLine(0, "", "alert", text)));
    boolean history = all.stream().anyMatch(line -> line.kind().equals("rollout"));
    return new Evidence(all.stream().map(line -> judged(line, history, noise)).toList());
  }

  /** The abnormal lines, one of each token; alerts and changes are not what is to be explained. */
  List<Line> notable() {
    Map<String, Line> distinct = new LinkedHashMap<>();
    lines.stream().filter(Line::notable).forEach(line -> distinct.putIfAbsent(line.token(), line));
    return List.copyOf(distinct.values());
  }

  /** Share, 0 to 1, of what is abnormal that the given lines are; 0 when nothing is abnormal. */
  double shareExplained(Collection<Line> explaining) {
    Set<String> tokens = explaining.stream().map(Line::token).collect(Collectors.toSet());
    List<Line> asked =
        notable().stream()
            .filter(line -> !line.generic() || tokens.contains(line.token()))
            .toList();
    double all = weigh(asked);
    double explained = weigh(asked.stream().filter(line -> tokens.contains(line.token())).toList());
    return all == 0 ? 0 : Math.min(1, explained / all);
  }

  private static double weigh(List<Line> lines) {
    long logs = lines.stream().filter(line -> line.source() == Source.LOGS).count();
    return lines.size() - logs + Math.min(MOST_OF_LOGS, logs * LOG_WEIGHT);
  }

  /** What is said of a node or of another service often names it by its object only. */
  private static String matched(EvidenceLine line) {
    String text = line.text().substring(0, Math.min(MAX_CHARS, line.text().length()));
    boolean named = line.object().startsWith("Node ") || line.kind().equals("dependency");
    String today = Past.without(line.kind(), text);
    return named ? today + " (" + line.object() + ")" : today;
  }

  private static Line judged(EvidenceLine line, boolean history, Noise noise) {
    String text = matched(line);
    Source source = source(line, text, history);
    return new Line(
        line,
        source,
        text,
        EvidenceTokens.of(new EvidenceLine(line.number(), line.object(), line.kind(), text)),
        noise.isNotable(source, text),
        noise.isGeneric(text));
  }

  private static Source source(EvidenceLine line, String text, boolean history) {
    if (Past.isOne(line.kind(), text)) {
      return Source.PAST;
    }
    return RecentChange.isOne(line.kind(), text, history) ? Source.RECENT_CHANGE : Source.of(line);
  }
}
