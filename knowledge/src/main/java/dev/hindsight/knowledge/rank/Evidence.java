package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Symptoms;
import dev.hindsight.knowledge.rank.declared.Declared;
import dev.hindsight.knowledge.rank.read.Fact;
import dev.hindsight.knowledge.rank.read.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All that is known of an incident as plain lines, each judged once: who says it, is it abnormal,
 * does it say anything.
 */
record Evidence(List<Line> lines) {

  private static final int MAX_CHARS = 2_000;

  /** What is said again and again in other words only counts a few times. */
  private static final int MOST_ALIKE = 4;

  private static final int MOST_FOLDED = 100;

  /** Many shapes of log lines must not drown what the cluster says. */
  private static final double LOG_WEIGHT = 0.5;

  private static final double MOST_OF_LOGS = 2;

  /** So many different lines of a log are no incident where nothing else is abnormal. */
  private static final int FEW_LOGS = 5;

  private static final Set<Source> PLATFORM = Set.of(Source.FACTS, Source.NODE, Source.METRICS);

  static Evidence of(Symptoms symptoms, Noise noise) {
    Reading reading = Reading.of(symptoms.evidence());
    List<Fact> facts = new ArrayList<>(reading.facts());
    facts.addAll(Declared.of(reading.objects()));
    symptoms.alertNames().forEach(name -> facts.add(alert(name)));
    symptoms.alertTexts().forEach(text -> facts.add(alert(text)));
    boolean history = facts.stream().anyMatch(fact -> fact.line().kind().equals("rollout"));
    Focus focus = Focus.of(symptoms, facts);
    return new Evidence(
        folded(facts.stream().map(fact -> judged(fact, focus, history, noise)).toList()));
  }

  /** A few lines of each shape; the last of them stands for all that say the same after it. */
  private static List<Line> folded(List<Line> lines) {
    Map<String, List<Integer>> places = new HashMap<>();
    List<Line> kept = new ArrayList<>();
    for (Line line : lines) {
      List<Integer> alike = places.computeIfAbsent(line.shape(), _ -> new ArrayList<>());
      if (alike.size() < MOST_ALIKE) {
        alike.add(kept.size());
        kept.add(line);
      } else {
        kept.set(alike.getLast(), kept.get(alike.getLast()).with(line.numbers(), MOST_FOLDED));
      }
    }
    return kept;
  }

  private static Fact alert(String text) {
    return new Fact(new EvidenceLine(0, "", "alert", text), List.of(), false);
  }

  /** The abnormal lines, one of each token; alerts and changes are not what is to be explained. */
  List<Line> notable() {
    Map<String, Line> distinct = new LinkedHashMap<>();
    lines.stream().filter(Line::notable).forEach(line -> distinct.putIfAbsent(line.token(), line));
    return List.copyOf(distinct.values());
  }

  /** The cluster was looked at, and nothing that was seen there or elsewhere is abnormal. */
  boolean saysThatAllIsWell() {
    return lines.stream().noneMatch(Line::notable)
        && lines.stream().anyMatch(line -> line.source() == Source.FACTS);
  }

  /**
   * Whether the platform was looked at and nothing there is abnormal today; a few lines of a log
   * alone make no incident.
   *
   * @param counts numbers of the lines that count, as those which are not as in better days
   */
  boolean isQuiet(Predicate<Line> counts) {
    List<Line> open = notable().stream().filter(counts).toList();
    return lines.stream().anyMatch(Evidence::isState)
        && open.size() <= FEW_LOGS
        && open.stream().allMatch(line -> line.source() == Source.LOGS);
  }

  /** Share, 0 to 1, of what is abnormal that the given lines are; 0 when nothing is abnormal. */
  double shareExplained(Collection<Line> explaining) {
    Set<String> tokens = explaining.stream().map(Line::token).collect(Collectors.toSet());
    Set<Integer> counted = Collective.numbers(explaining);
    Predicate<Line> told =
        line -> tokens.contains(line.token()) || !Collections.disjoint(line.numbers(), counted);
    List<Line> asked =
        notable().stream().filter(line -> !line.generic() || told.test(line)).toList();
    double all = weigh(asked);
    double explained = weigh(asked.stream().filter(told).toList());
    if (all == 0) {
      return explaining.stream().anyMatch(Evidence::isSeen) ? 1 : 0;
    }
    return Math.min(1, explained / all);
  }

  /** More than that a condition holds or that something happened: what runs, and how. */
  private static boolean isState(Line line) {
    return PLATFORM.contains(line.source())
        && !line.line().kind().equals("condition")
        && !line.line().kind().equals("event");
  }

  private static boolean isSeen(Line line) {
    return switch (line.source()) {
      case FACTS, NODE, METRICS, LOGS, DECLARED -> true;
      default -> false;
    };
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

  /** A queue that is called failed-orders is not abnormal for that. */
  private static Scanned nameless(EvidenceLine line, String text) {
    return Scanned.of(text.replace(line.object(), ""));
  }

  private static Line judged(Fact fact, Focus focus, boolean history, Noise noise) {
    EvidenceLine line = fact.line();
    String told = matched(line);
    Source said = focus.isElsewhere(fact) ? Source.ELSEWHERE : source(line, told, history);
    Optional<String> own = said == Source.LOGS ? OwnWords.of(told) : Optional.of(told);
    String text = own.orElse(told);
    Source source = own.isPresent() ? said : Source.FOREIGN;
    Scanned scanned = Scanned.of(text);
    return new Line(
        text.equals(told) ? line : line.saying(text),
        fact.numbers(),
        source,
        scanned,
        EvidenceTokens.of(new EvidenceLine(line.number(), line.object(), line.kind(), text)),
        noise.isNotable(source, Culprits.isInAws(line) ? nameless(line, text) : scanned),
        noise.isGeneric(scanned));
  }

  private static Source source(EvidenceLine line, String text, boolean history) {
    if (Past.isOne(line.kind(), text)) {
      return Source.PAST;
    }
    if (RecentChange.isOne(line.kind(), text, history)) {
      return Source.RECENT_CHANGE;
    }
    return Source.of(line);
  }
}
