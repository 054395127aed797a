package dev.hindsight.bench.causes;

import dev.hindsight.bench.causes.Statistics.Claim;
import dev.hindsight.knowledge.rank.Stances;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Weights for what is shipped and for what was learned, which have a constant each. */
record Fitted(Weights shipped, Weights learned) {

  private static final int FOLDS = 5;
  private static final String LEARNED = "learned";

  /** The weights in force. */
  static Fitted now() {
    Weights all = new Weights(Stances.weights());
    return new Fitted(all, all);
  }

  static Fitted of(List<Example> examples) {
    Fitted now = now();
    return new Fitted(
        now.shipped.fitted(examples.stream().filter(one -> !one.learned()).toList()),
        now.learned.fitted(examples.stream().filter(Example::learned).toList()));
  }

  double probability(Example one) {
    return (one.learned() ? learned : shipped).probability(one.numbers());
  }

  /** The answers as people get them, under these weights. */
  List<Claim> claims(List<Example> examples) {
    return examples.stream()
        .filter(Example::asked)
        .map(one -> new Claim(probability(one), one.right()))
        .toList();
  }

  /** The same, each judged by weights that were fitted on other groups only. */
  static List<Claim> outOfFold(List<Example> examples) {
    List<String> groups = examples.stream().map(Example::group).distinct().sorted().toList();
    Function<Example, Integer> fold = one -> groups.indexOf(one.group()) % FOLDS;
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < FOLDS; i++) {
      int left = i;
      Fitted fitted = of(examples.stream().filter(one -> fold.apply(one) != left).toList());
      claims.addAll(
          fitted.claims(examples.stream().filter(one -> fold.apply(one) == left).toList()));
    }
    return claims;
  }

  /** The weights as the product reads them; the same numbers in, the same text out. */
  String yaml(String note) {
    StringBuilder text = new StringBuilder(note);
    text.append("right:\n");
    right().forEach((name, weight) -> line(text, name, weight));
    text.append("known:\n");
    new TreeMap<>(Stances.knownWeights()).forEach((name, weight) -> line(text, name, weight));
    return text.toString();
  }

  /** One constant for both: what is learned has the difference in a weight of its own. */
  private Map<String, Double> right() {
    Map<String, Double> weights = new TreeMap<>();
    shipped
        .of()
        .forEach(
            (name, weight) ->
                weights.put(
                    name,
                    name.startsWith("shipped_") ? weight : learned.of().getOrDefault(name, 0.0)));
    double constant = shipped.of().getOrDefault(Weights.CONSTANT, 0.0);
    double own = learned.of().getOrDefault(Weights.CONSTANT, 0.0);
    weights.put(Weights.CONSTANT, constant);
    weights.merge(LEARNED, own - constant, Double::sum);
    return weights;
  }

  private static void line(StringBuilder text, String name, double weight) {
    text.append(String.format(Locale.ROOT, "  %s: %.2f%n", name, weight));
  }
}
