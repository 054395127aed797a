package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Explanation;
import dev.hindsight.knowledge.Symptoms;
import dev.hindsight.knowledge.rank.read.Fact;
import dev.hindsight.knowledge.rank.read.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cause that there is none: everything that was seen is as it should be. */
public final class AllWell {

  /** Its name among the causes. */
  public static final String CATEGORY = "nothing_wrong";

  private static final int QUOTE = 150;
  private static final Set<String> STATES = Set.of("workload", "pod", "metric", "monitor");

  private AllWell() {}

  /** What is well, and what was not before but is over. */
  public static List<Explanation> sentences(Symptoms symptoms) {
    List<Fact> facts = Reading.of(symptoms.evidence()).facts();
    List<Explanation> told = new ArrayList<>();
    told.add(well(facts));
    over(facts).ifPresent(told::add);
    return List.copyOf(told);
  }

  private static Explanation well(List<Fact> facts) {
    List<Fact> states = facts.stream().filter(f -> STATES.contains(f.line().kind())).toList();
    List<String> parts = new ArrayList<>();
    states.stream()
        .filter(f -> f.line().kind().equals("workload"))
        .map(f -> f.line().text())
        .findFirst()
        .ifPresent(parts::add);
    long ready = count(states, "pod", "ready");
    if (ready > 0) {
      parts.add(ready + (ready == 1 ? " pod is" : " pods are") + " running and ready");
    }
    if (states.stream().anyMatch(f -> f.line().kind().equals("metric"))) {
      parts.add("the metrics are within normal bounds");
    }
    String seen = parts.isEmpty() ? "" : " (" + String.join("; ", parts) + ")";
    return new Explanation(
        "No failure and no error shows: what was read runs within normal bounds" + seen + ".",
        states.stream().map(f -> f.line().number()).distinct().limit(3).toList());
  }

  private static long count(List<Fact> facts, String kind, String word) {
    return facts.stream()
        .map(Fact::line)
        .filter(line -> line.kind().equals(kind) && line.text().contains(", " + word))
        .map(EvidenceLine::object)
        .distinct()
        .count();
  }

  private static Optional<Explanation> over(List<Fact> facts) {
    Optional<Fact> old =
        facts.stream()
            .filter(
                f -> f.line().kind().equals("past") && f.line().text().contains("being deleted"))
            .findFirst();
    if (old.isPresent()) {
      return old.map(AllWell::replaced);
    }
    List<Fact> past = past(facts).limit(2).toList();
    if (past.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Explanation(
            past.stream()
                .map(f -> cut(f.line().text()))
                .collect(
                    Collectors.joining("; ", "Earlier trouble or restart, over by now: ", ".")),
            past.stream().map(f -> f.line().number()).toList()));
  }

  private static Stream<Fact> past(List<Fact> facts) {
    return facts.stream()
        .filter(
            f -> f.line().kind().equals("past") || Past.isOne(f.line().kind(), f.line().text()));
  }

  private static Explanation replaced(Fact old) {
    return new Explanation(
        "%s is in trouble only because it is being deleted: its old ReplicaSet was replaced by a rollout that is complete."
            .formatted(old.line().object()),
        old.numbers());
  }

  private static String cut(String text) {
    return text.length() <= QUOTE ? text : text.substring(0, QUOTE - 1) + "…";
  }
}
