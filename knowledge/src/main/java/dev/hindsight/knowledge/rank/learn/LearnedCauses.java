package dev.hindsight.knowledge.rank.learn;

import dev.hindsight.knowledge.PastIncident;
import dev.hindsight.knowledge.Symptoms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The causes of past incidents, found again in today's; immutable. */
public final class LearnedCauses {

  private static final double OTHER_KIND = 0.6;
  private static final double LEAST_FIT = 0.05;
  private static final int MOST_WEIGHED = 60;
  private static final int MOST_TOLD = 20;
  private static final double ELSEWHERE = 0.3;

  private final Usual usual;
  private final Hints hints;
  private final Set<String> off;
  private final List<Signature> signatures;
  private final Background background;
  private final Map<String, List<Weighted>> byFeature = new HashMap<>();

  /** By signature, how well it fits where it is not the cause, on average. */
  private final double[] elsewhere;

  private record Weighted(int signature, double weight) {}

  private LearnedCauses(List<PastIncident> past, Hints hints, Set<String> off) {
    this.hints = hints;
    this.off = off;
    Teacher teacher = new Teacher(past, hints, off);
    this.usual = teacher.usual();
    List<Taught> taught = teacher.taught();
    Map<String, Map<String, Double>> rates = Teacher.rates(taught);
    this.background = Background.of(rates.values(), taught);
    this.signatures = Teacher.signatures(taught, rates, background);
    for (int i = 0; i < signatures.size(); i++) {
      int n = i;
      signatures
          .get(i)
          .weights()
          .forEach(
              (feature, weight) ->
                  byFeature
                      .computeIfAbsent(feature, _ -> new ArrayList<>())
                      .add(new Weighted(n, weight)));
    }
    this.elsewhere = elsewhere(taught);
  }

  /** A signature that fits everything says nothing: how well each fits other causes' incidents. */
  private double[] elsewhere(List<Taught> taught) {
    double[] sum = new double[signatures.size()];
    double[] n = new double[signatures.size()];
    for (Taught lesson : taught) {
      double[] best = new double[signatures.size()];
      double[] around = sums(lesson.scene().around());
      lesson
          .scene()
          .objects()
          .forEach(
              (key, features) -> {
                double[] own = sums(features);
                for (int i = 0; i < own.length; i++) {
                  if (own[i] > 0) {
                    double fit = (own[i] + around[i]) / signatures.get(i).energy();
                    best[i] = Math.max(best[i], Math.min(1, fit));
                  }
                }
              });
      for (int i = 0; i < best.length; i++) {
        if (!signatures.get(i).cause().equals(lesson.cause())) {
          sum[i] += lesson.weight() * best[i];
          n[i] += lesson.weight();
        }
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] = n[i] == 0 ? 0 : sum[i] / n[i];
    }
    return sum;
  }

  /**
   * Learns.
   *
   * @param off names of signals to do without: history, baseline, dependency, expert
   */
  public static LearnedCauses of(List<PastIncident> past, Hints hints, Set<String> off) {
    return new LearnedCauses(off.contains("history") ? List.of() : past, hints, off);
  }

  public boolean isEmpty() {
    return signatures.isEmpty();
  }

  /** Whether some past incident had this cause. */
  public boolean knows(String cause) {
    return signatures.stream().anyMatch(signature -> signature.cause().equals(cause));
  }

  /**
   * From 0 to 1: how surely people here call otherwise what the expert calls so.
   *
   * @param raw whether nothing is known of better days, so that all looks alike: then one source
   *     alone, however often it says so, is not people
   */
  public double renamed(String cause, boolean raw) {
    if (knows(cause)) {
      return 0;
    }
    String feature = Scene.AROUND + "e|" + cause;
    return signatures.stream()
        .filter(signature -> !raw || signature.support() > Teacher.SEVERAL_SOURCES)
        .mapToDouble(signature -> signature.rates().getOrDefault(feature, 0.0))
        .max()
        .orElse(0);
  }

  /** Reads what is seen, and compares it with the better days that are known. */
  public Reading read(Symptoms symptoms) {
    return Reading.of(Look.of(symptoms), usual, off);
  }

  /** Every cause on every object that it fits, best first. */
  public List<LearnedFit> fits(Reading reading) {
    if (isEmpty()) {
      return List.of();
    }
    Scene scene = Scene.of(reading, hints, off);
    Weighing weighing = new Weighing(scene, background, signatures);
    return raw(scene).stream()
        .sorted(
            Comparator.comparingDouble(Raw::fit)
                .reversed()
                .thenComparingInt(Raw::signature)
                .thenComparing(Raw::key))
        .limit(MOST_WEIGHED)
        .map(weighing::weighed)
        .sorted(Comparator.comparingDouble(Weighing.Weighed::score).reversed())
        .limit(MOST_TOLD)
        .map(weighing::told)
        .toList();
  }

  /** Every cause on every object that it fits at all. */
  private List<Raw> raw(Scene scene) {
    double[] around = sums(scene.around());
    List<Raw> fits = new ArrayList<>();
    scene
        .objects()
        .forEach(
            (key, features) -> {
              double[] own = sums(features);
              for (int i = 0; i < own.length; i++) {
                double share = Math.min(1, (own[i] + around[i]) / signatures.get(i).energy());
                if (own[i] > 0 && share > LEAST_FIT) {
                  double other = ELSEWHERE * elsewhere[i];
                  double fit = Math.max(share - other, 0.1 * share) / (1 - other);
                  fits.add(new Raw(key, i, fit * kind(key, signatures.get(i)), fit));
                }
              }
            });
    return fits;
  }

  private static double kind(String key, Signature signature) {
    return signature.kinds().isEmpty() || signature.kinds().containsKey(Difference.kind(key))
        ? 1
        : OTHER_KIND;
  }

  private double[] sums(Map<String, Seen> features) {
    double[] sums = new double[signatures.size()];
    features
        .keySet()
        .forEach(
            feature ->
                byFeature
                    .getOrDefault(feature, List.of())
                    .forEach(w -> sums[w.signature()] += w.weight()));
    return sums;
  }
}
