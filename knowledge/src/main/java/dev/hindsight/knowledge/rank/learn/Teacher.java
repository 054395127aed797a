package dev.hindsight.knowledge.rank.learn;

import dev.hindsight.knowledge.PastIncident;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Turns past incidents into signatures. */
final class Teacher {

  /** What one source counts at most for one cause, in incidents. */
  private static final double MOST_OF_A_SOURCE = 2;

  /** More than one source can teach; sums of shares are not exact. */
  static final double SEVERAL_SOURCES = MOST_OF_A_SOURCE + 0.01;

  /** A lesson more or less that nobody had, so that one alone is not taken for the rule. */
  private static final double DOUBT = 0.3;

  private static final int MOST_FEATURES = 300;

  private final List<PastIncident> past;
  private final List<Look> looks;
  private final Hints hints;
  private final Set<String> off;
  private final Usual usual = new Usual();

  Teacher(List<PastIncident> past, Hints hints, Set<String> off) {
    this.past = past;
    this.looks = past.stream().map(incident -> Look.of(incident.symptoms())).toList();
    this.hints = hints;
    this.off = off;
    if (!off.contains("baseline")) {
      looks.forEach(look -> look.before().byObject().forEach(usual::add));
    }
  }

  Usual usual() {
    return usual;
  }

  List<Taught> taught() {
    Map<String, Integer> bySource = new HashMap<>();
    past.forEach(incident -> bySource.merge(source(incident), 1, Integer::sum));
    List<Taught> taught = new ArrayList<>();
    for (int i = 0; i < past.size(); i++) {
      PastIncident incident = past.get(i);
      Scene scene = Scene.of(Reading.of(looks.get(i), usual, off), hints, off);
      String key = PastObject.key(incident).orElse("");
      Map<String, Seen> culprit = new LinkedHashMap<>(scene.of(key));
      culprit.putAll(scene.around());
      double weight = Math.min(1, MOST_OF_A_SOURCE / bySource.getOrDefault(source(incident), 1));
      Set<String> before = before(looks.get(i));
      taught.add(
          new Taught(incident.cause(), incident.object(), weight, culprit, scene, key, before));
    }
    return taught;
  }

  private Set<String> before(Look look) {
    Set<String> tokens = new HashSet<>();
    if (!off.contains("baseline")) {
      look.before()
          .byObject()
          .values()
          .forEach(
              lines ->
                  lines.forEach(line -> line.tokens().forEach(token -> tokens.add(token.text()))));
    }
    return tokens;
  }

  private static String source(PastIncident incident) {
    String service = incident.symptoms().namespace() + "/" + incident.symptoms().service();
    return incident.cause()
        + "|"
        + (service.equals("/") ? PastObject.key(incident).orElse("") : service);
  }

  /** How often each feature was seen with each cause; causes by name. */
  static Map<String, Map<String, Double>> rates(List<Taught> taught) {
    Map<String, Double> support = support(taught);
    Map<String, Map<String, Double>> rates = new TreeMap<>();
    for (Taught lesson : taught) {
      Map<String, Double> rate = rates.computeIfAbsent(lesson.cause(), _ -> new HashMap<>());
      double share = lesson.weight() / support.getOrDefault(lesson.cause(), 1.0);
      lesson.culprit().keySet().forEach(feature -> rate.merge(feature, share, Double::sum));
    }
    return rates;
  }

  private static Map<String, Double> support(List<Taught> taught) {
    Map<String, Double> support = new HashMap<>();
    taught.forEach(lesson -> support.merge(lesson.cause(), lesson.weight(), Double::sum));
    return support;
  }

  static List<Signature> signatures(
      List<Taught> taught, Map<String, Map<String, Double>> rates, Background background) {
    Map<String, Double> support = support(taught);
    List<Signature> signatures = new ArrayList<>();
    rates.forEach(
        (cause, rate) -> {
          List<Taught> own = taught.stream().filter(t -> t.cause().equals(cause)).toList();
          signatures.add(signature(cause, rate, own, support.getOrDefault(cause, 1.0), background));
        });
    return signatures;
  }

  private static Signature signature(
      String cause, Map<String, Double> rate, List<Taught> own, double n, Background background) {
    Map<String, Double> says = says(own);
    Map<String, Double> weights = new HashMap<>();
    rate.forEach(
        (feature, p) -> {
          double sure = p * n / (n + DOUBT);
          weights.put(
              feature,
              says.getOrDefault(feature, 0.0)
                  * sure
                  * sure
                  * background.rarity(feature)
                  * background.contrast(feature, p)
                  * background.telling(feature, cause, p));
        });
    Map<String, Double> best = new LinkedHashMap<>();
    weights.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_FEATURES)
        .forEach(entry -> best.put(entry.getKey(), entry.getValue()));
    double energy =
        best.entrySet().stream()
            .mapToDouble(e -> e.getValue() * rate.getOrDefault(e.getKey(), 0.0))
            .sum();
    return new Signature(cause, best, rate, energy, n, kinds(own, n), label(own));
  }

  private static Map<String, Double> says(List<Taught> own) {
    Map<String, Double> says = new HashMap<>();
    own.forEach(
        lesson ->
            lesson
                .culprit()
                .forEach((feature, seen) -> says.merge(feature, seen.weight(), Math::max)));
    return says;
  }

  private static Map<String, Double> kinds(List<Taught> own, double n) {
    Map<String, Double> kinds = new TreeMap<>();
    own.stream()
        .filter(lesson -> !lesson.key().isEmpty())
        .forEach(l -> kinds.merge(Difference.kind(l.key()), l.weight() / n, Double::sum));
    return kinds;
  }

  /** The spelling most often used; of equals the first by name. */
  private static String label(List<Taught> own) {
    Map<String, Double> kinds = new TreeMap<>();
    Map<String, String> example = new HashMap<>();
    for (Taught lesson : own) {
      String label = lesson.label().orElse("");
      if (!label.isEmpty()) {
        String kind = ObjectName.parse(label).map(ObjectName::kind).orElse("");
        kinds.merge(kind, lesson.weight(), Double::sum);
        example.putIfAbsent(kind, label);
      }
    }
    return kinds.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(most -> example.getOrDefault(most.getKey(), ""))
        .orElse("");
  }
}
