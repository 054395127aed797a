package dev.hindsight.knowledge.rank.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The lines that carry a learned cause: with them gone it is gone, and alone they make it. */
final class Pointers {

  private static final double ENOUGH = 0.97;
  private static final int MOST = 60;

  private Pointers() {}

  static List<Integer> of(
      Map<String, Seen> features, Map<String, Seen> around, Signature signature) {
    Map<Integer, Double> lines = new LinkedHashMap<>();
    Stream.concat(features.entrySet().stream(), around.entrySet().stream())
        .forEach(
            entry -> {
              double weight = signature.weights().getOrDefault(entry.getKey(), 0.0);
              List<Integer> own =
                  entry.getValue().lines().stream().filter(n -> n > 0).distinct().toList();
              own.forEach(line -> lines.merge(line, weight / own.size(), Double::sum));
            });
    double all = lines.values().stream().mapToDouble(Double::doubleValue).sum();
    List<Map.Entry<Integer, Double>> ordered = new ArrayList<>(lines.entrySet());
    ordered.sort(
        Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()));
    List<Integer> told = new ArrayList<>();
    double sum = 0;
    for (Map.Entry<Integer, Double> line : ordered) {
      if (line.getValue() <= 0 || told.size() >= MOST || sum >= ENOUGH * all) {
        break;
      }
      told.add(line.getKey());
      sum += line.getValue();
    }
    return told;
  }
}
