package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Symptoms;
import dev.hindsight.knowledge.rank.learn.LearnedCauses;
import dev.hindsight.knowledge.rank.learn.LearnedFit;
import dev.hindsight.knowledge.rank.learn.ObjectName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What was learned and what is shipped as one list: each cause once, on its best object. */
final class Candidates {

  /** How much a shipped guess counts beside a history, and beside the same cause learned. */
  private static final double GUESS = 0.4;

  /** What people here have called otherwise before. */
  private static final double RENAMED = 0.8;

  /** How much a history counts where nothing is known of better days, and all looks different. */
  private static final double RAW = 0.5;

  private static final double SUPPORT = 0.5;
  private static final int MOST_LINES = 150;

  private static final Pattern WORKLOAD =
      Pattern.compile("(?:Deployment|StatefulSet|DaemonSet|Job) ");

  private Candidates() {}

  static List<Candidate> merged(
      Symptoms symptoms, ShippedFits shipped, LearnedCauses causes, List<LearnedFit> learned) {
    Map<String, Fit> byCategory = new LinkedHashMap<>();
    shipped.uncovered().forEach(fit -> byCategory.put(fit.signature().category(), fit));
    Map<String, Candidate> best = new LinkedHashMap<>();
    for (LearnedFit fit : learned) {
      Optional<Fit> same = Optional.ofNullable(byCategory.get(fit.cause()));
      keep(best, learned(fit, same, symptoms, shipped));
    }
    byCategory.forEach(
        (category, fit) -> {
          boolean raw = symptoms.healthy().isEmpty();
          double guess = raw ? 1 : GUESS;
          double weight =
              causes.isEmpty() ? 1 : guess * (1 - RENAMED * causes.renamed(category, raw));
          keep(best, shipped(fit, weight, symptoms, shipped));
        });
    List<Candidate> ordered = new ArrayList<>(best.values());
    // stable: of equals, learned before shipped, and those in their own order
    ordered.sort(Comparator.comparingDouble(Candidate::score).reversed());
    return ordered;
  }

  private static void keep(Map<String, Candidate> best, Candidate candidate) {
    best.merge(candidate.category(), candidate, (a, b) -> b.score() > a.score() ? b : a);
  }

  private static Candidate learned(
      LearnedFit fit, Optional<Fit> same, Symptoms symptoms, ShippedFits shipped) {
    Optional<Fit> here = same.filter(f -> key(Culprits.of(f, symptoms)).equals(fit.key()));
    boolean raw = symptoms.healthy().isEmpty();
    double support = here.or(() -> same).map(Fit::score).orElse(0.0) * (raw ? 1 : SUPPORT);
    support = here.isPresent() || raw ? support : support / 2;
    return new Candidate(
        fit.cause(),
        fit.key(),
        fit.object(),
        same,
        Optional.of(fit),
        1 - (1 - fit.score() * (raw ? RAW : 1)) * (1 - support),
        Math.max(fit.explained(), here.map(shipped::explained).orElse(0.0)),
        lines(fit.lines(), here));
  }

  private static Candidate shipped(Fit fit, double weight, Symptoms symptoms, ShippedFits shipped) {
    String object = workload(Culprits.of(fit, symptoms), symptoms);
    return new Candidate(
        fit.signature().category(),
        key(object),
        object,
        Optional.of(fit),
        Optional.empty(),
        weight * fit.score(),
        shipped.explained(fit),
        lines(List.of(), Optional.of(fit)));
  }

  /** The workload in place of its pod, where the evidence names it. */
  private static String workload(String object, Symptoms symptoms) {
    if (!object.startsWith("Pod ")) {
      return object;
    }
    String key = key(object);
    return symptoms.evidence().stream()
        .map(EvidenceLine::object)
        .filter(other -> WORKLOAD.matcher(other).lookingAt() && key(other).equals(key))
        .findFirst()
        .orElse(object);
  }

  private static String key(String object) {
    return ObjectName.parse(object).map(ObjectName::key).orElse(object);
  }

  private static List<Integer> lines(List<Integer> learned, Optional<Fit> shipped) {
    Stream<Integer> told =
        shipped.stream()
            .flatMap(
                fit ->
                    Stream.concat(
                        fit.pointers().stream(),
                        fit.lines().stream()
                            .filter(Line::canBeShown)
                            .flatMap(line -> line.numbers().stream())));
    return Stream.concat(learned.stream(), told).distinct().limit(MOST_LINES).toList();
  }
}
