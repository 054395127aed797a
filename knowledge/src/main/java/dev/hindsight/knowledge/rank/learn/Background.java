package dev.hindsight.knowledge.rank.learn;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How common features are: among causes, and on objects that were not at fault. */
record Background(
    int causes, Map<String, Double> ofCauses, Map<String, Double> onInnocents, Chance chance) {

  private static final double LEAST = 0.02;

  static Background of(Collection<Map<String, Double>> rates, List<Taught> taught) {
    Map<String, Double> ofCauses = new HashMap<>();
    rates.forEach(rate -> rate.forEach((f, p) -> ofCauses.merge(f, p, Double::sum)));
    Map<String, Double> innocents = new HashMap<>();
    for (Taught lesson : taught) {
      Map<String, Map<String, Seen>> others = new HashMap<>(lesson.scene().objects());
      others.remove(lesson.key());
      long n = Math.max(1, others.values().stream().filter(f -> !f.isEmpty()).count());
      others
          .values()
          .forEach(
              features ->
                  features
                      .keySet()
                      .forEach(f -> innocents.merge(f, lesson.weight() / n, Double::sum)));
    }
    double all = Math.max(1e-9, taught.stream().mapToDouble(Taught::weight).sum());
    innocents.replaceAll((_, sum) -> sum / all);
    return new Background(rates.size(), ofCauses, innocents, Chance.of(taught));
  }

  /** From 0, in every cause, to 1, in one or in none. */
  double rarity(String feature) {
    double most = Math.log((causes + 1) / 1.5);
    double own = Math.log((causes + 1) / (Math.max(1, ofCauses.getOrDefault(feature, 0.0)) + 0.5));
    return Math.max(LEAST, own / most);
  }

  /** How much a feature tells the object at fault from the others, 0 to 1. */
  double contrast(String feature, double rate) {
    return rate / (rate + 3 * onInnocents.getOrDefault(feature, 0.0));
  }

  /**
   * From 0 to 1: how likely it is this cause, and no other, where a feature is seen; what is seen
   * in incidents of other causes on objects that were not at fault, or in better days, says little.
   */
  double telling(String feature, String cause, double rate) {
    return rate / (rate + (causes - 1) * chance.of(feature, cause));
  }
}
