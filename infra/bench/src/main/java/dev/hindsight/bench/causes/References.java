package dev.hindsight.bench.causes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What simple means reach on the same cases: the most frequent cause, the most similar past
 * incident, and naive Bayes over words; without history only the first, of the cases themselves.
 */
record References(List<Case> cases, Taught taught) {

  private static final int FEW = 3;

  String table() {
    List<Case> labelled = cases.stream().filter(one -> one.label().isPresent()).toList();
    List<String> rows = new ArrayList<>();
    rows.add(row("reference: always the most frequent cause", labelled, this::frequent));
    if (!taught.history().isEmpty()) {
      Map<Case, Words> words = words(labelled);
      rows.add(row("reference: most similar past incident", labelled, one -> nearest(one, words)));
      rows.add(row("reference: naive Bayes over words", labelled, one -> bayes(one, words)));
    }
    return String.join("\n", rows);
  }

  private Map<Case, Words> words(List<Case> labelled) {
    Set<Case> all = new HashSet<>(labelled);
    all.addAll(taught.history());
    return all.stream().collect(Collectors.toMap(Function.identity(), Words::of));
  }

  private static String row(String what, List<Case> cases, Function<Case, List<String>> ranking) {
    int first = 0;
    int firstThree = 0;
    for (Case one : cases) {
      List<String> ranked = ranking.apply(one).stream().limit(FEW).toList();
      first += !ranked.isEmpty() && Categories.accepts(one.accepted(), ranked.getFirst()) ? 1 : 0;
      firstThree += ranked.stream().anyMatch(c -> Categories.accepts(one.accepted(), c)) ? 1 : 0;
    }
    double all = cases.isEmpty() ? Double.NaN : cases.size();
    return String.format(
        Locale.ROOT,
        "%-62s %12s  %6.3f  top3 %.3f",
        what,
        "%d of %d".formatted(first, cases.size()),
        first / all,
        firstThree / all);
  }

  private List<Case> teaching(Case one) {
    List<Case> past = taught.teaching(one);
    return past.isEmpty() ? cases : past;
  }

  private List<String> frequent(Case one) {
    Map<String, Long> counts =
        teaching(one).stream()
            .flatMap(past -> past.label().stream())
            .collect(Collectors.groupingBy(Label::cause, TreeMap::new, Collectors.counting()));
    return best(counts);
  }

  private List<String> nearest(Case one, Map<Case, Words> words) {
    Map<String, Double> best = new TreeMap<>();
    Words asked = words.getOrDefault(one, new Words(Map.of()));
    for (Case past : teaching(one)) {
      double like = asked.like(words.getOrDefault(past, new Words(Map.of())));
      past.label().ifPresent(label -> best.merge(label.cause(), like, Math::max));
    }
    return best(best);
  }

  /** Multinomial, smoothed by one. */
  private List<String> bayes(Case one, Map<Case, Words> words) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    Map<String, Integer> cases = new HashMap<>();
    Set<String> vocabulary = new HashSet<>();
    for (Case past : teaching(one)) {
      Map<String, Integer> seen = words.getOrDefault(past, new Words(Map.of())).counts();
      vocabulary.addAll(seen.keySet());
      past.label()
          .map(Label::cause)
          .ifPresent(
              cause -> {
                cases.merge(cause, 1, Integer::sum);
                Map<String, Integer> sum = counts.computeIfAbsent(cause, _ -> new HashMap<>());
                seen.forEach((word, n) -> sum.merge(word, n, Integer::sum));
              });
    }
    Words asked = words.getOrDefault(one, new Words(Map.of()));
    Map<String, Double> scores = new TreeMap<>();
    counts.forEach(
        (cause, sum) ->
            scores.put(
                cause,
                Math.log(cases.getOrDefault(cause, 1))
                    + likelihood(asked, sum, vocabulary.size())));
    return best(scores);
  }

  private static double likelihood(Words asked, Map<String, Integer> sum, int vocabulary) {
    double all = sum.values().stream().mapToInt(Integer::intValue).sum() + (double) vocabulary;
    return asked.counts().entrySet().stream()
        .mapToDouble(
            word -> word.getValue() * Math.log((sum.getOrDefault(word.getKey(), 0) + 1) / all))
        .sum();
  }

  private static <N extends Comparable<N>> List<String> best(Map<String, N> scores) {
    return scores.entrySet().stream()
        .sorted(Map.Entry.<String, N>comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
