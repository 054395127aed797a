package dev.hindsight.bench.causes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Weights of a logistic model of a few numbers from 0 to 1, none of which may change its sign: what
 * speaks for a cause goes on to do so.
 */
record Weights(Map<String, Double> of) {

  static final String CONSTANT = "constant";

  private static final int ROUNDS = 4_000;
  private static final double STEP = 0.05;

  /** Pulls towards the old weights: as much as so many examples would. */
  private static final double RIDGE = 1;

  Weights {
    of = new TreeMap<>(of);
  }

  double probability(Map<String, Double> numbers) {
    double sum = of.getOrDefault(CONSTANT, 0.0);
    for (Map.Entry<String, Double> number : new TreeMap<>(numbers).entrySet()) {
      sum += of.getOrDefault(number.getKey(), 0.0) * number.getValue();
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /** The weights under which the examples are most likely, near these; by gradient descent. */
  Weights fitted(List<Example> examples) {
    Map<String, Double> now = new TreeMap<>(of);
    double certain = certain(examples);
    for (int round = 0; round < ROUNDS && !examples.isEmpty(); round++) {
      Map<String, Double> slope = slope(new Weights(now), examples, certain);
      now.replaceAll((name, weight) -> kept(name, weight - STEP * slope.getOrDefault(name, 0.0)));
    }
    return new Weights(now);
  }

  private Map<String, Double> slope(Weights now, List<Example> examples, double certain) {
    Map<String, Double> slope = new HashMap<>();
    now.of.forEach(
        (name, weight) ->
            slope.put(name, RIDGE * (weight - of.getOrDefault(name, 0.0)) / examples.size()));
    for (Example one : examples) {
      double target = one.right() ? certain : 1 - certain;
      double error = one.weight() * (now.probability(one.numbers()) - target) / examples.size();
      slope.merge(CONSTANT, error, Double::sum);
      one.numbers().forEach((name, value) -> slope.merge(name, error * value, Double::sum));
    }
    return slope;
  }

  private double kept(String name, double weight) {
    double old = of.getOrDefault(name, 0.0);
    if (name.equals(CONSTANT)) {
      return weight;
    }
    return old < 0 ? Math.min(0, weight) : Math.max(0, weight);
  }

  /** So many right ones say no more than this of the next. */
  private static double certain(List<Example> examples) {
    double right = examples.stream().filter(Example::right).count();
    return (right + 1) / (right + 2);
  }
}
