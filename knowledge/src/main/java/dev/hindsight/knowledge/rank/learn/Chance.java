package dev.hindsight.knowledge.rank.learn;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How often features are seen with no cause behind them, in incidents and in better days. */
final class Chance {

  private static final String NO_CAUSE = "";

  private final Map<String, Double> seen = new HashMap<>();
  private final Map<String, Map<String, Double>> seenOfCause = new HashMap<>();
  private final Map<String, Double> ofCause = new HashMap<>();
  private double looks;

  private Chance() {}

  static Chance of(List<Taught> taught) {
    Set<String> asked = new HashSet<>();
    taught.forEach(lesson -> asked.addAll(lesson.culprit().keySet()));
    Chance chance = new Chance();
    for (Taught lesson : taught) {
      // where nobody said which object it was, nobody knows which it was not
      if (!lesson.scene().of(lesson.key()).isEmpty()) {
        chance.add(lesson.cause(), lesson.weight(), innocents(lesson, asked));
      }
      if (!lesson.before().isEmpty()) {
        chance.add(NO_CAUSE, lesson.weight(), before(lesson, asked));
      }
    }
    return chance;
  }

  private static Set<String> innocents(Taught lesson, Set<String> asked) {
    Set<String> features = new HashSet<>();
    lesson
        .scene()
        .objects()
        .forEach(
            (key, own) -> {
              if (!key.equals(lesson.key())) {
                features.addAll(own.keySet());
              }
            });
    features.retainAll(asked);
    return features;
  }

  private static Set<String> before(Taught lesson, Set<String> asked) {
    Set<String> features = new HashSet<>(asked);
    features.removeIf(feature -> !lesson.before().contains(Scene.token(feature)));
    return features;
  }

  private void add(String cause, double weight, Set<String> features) {
    looks += weight;
    ofCause.merge(cause, weight, Double::sum);
    Map<String, Double> own = seenOfCause.computeIfAbsent(cause, _ -> new HashMap<>());
    for (String feature : features) {
      seen.merge(feature, weight, Double::sum);
      own.merge(feature, weight, Double::sum);
    }
  }

  /** The share of looks, those at this cause aside, that show a feature by chance. */
  double of(String feature, String cause) {
    double shown = seen.getOrDefault(feature, 0.0);
    double others = looks - ofCause.getOrDefault(cause, 0.0);
    if (shown == 0 || others <= 0) {
      return 0;
    }
    double own = seenOfCause.getOrDefault(cause, Map.of()).getOrDefault(feature, 0.0);
    return Math.clamp((shown - own) / others, 0, 1);
  }
}
