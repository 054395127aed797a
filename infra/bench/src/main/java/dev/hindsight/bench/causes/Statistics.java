package dev.hindsight.bench.causes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** The figures' mathematics; what cannot be computed is NaN. */
public final class Statistics {

  private static final int RESAMPLES = 1_000;
  private static final long SEED = 20_260_101;
  private static final int BINS = 10;

  private Statistics() {}

  /** A value and the interval in which 95 % of the resamples lie. */
  public record Interval(double value, double low, double high) {}

  /** How probable something was said to be, and whether it was so. */
  public record Claim(double probability, boolean right) {}

  /**
   * Percentile bootstrap, the same for the same input: whole groups are drawn with replacement,
   * because the cases of a group are no independent evidence.
   */
  public static <T> Interval bootstrap(
      Collection<? extends List<T>> groups, ToDoubleFunction<List<T>> statistic) {
    List<List<T>> all = List.copyOf(groups);
    double value = statistic.applyAsDouble(all.stream().flatMap(List::stream).toList());
    if (all.isEmpty()) {
      return new Interval(value, Double.NaN, Double.NaN);
    }
    var random = new SplittableRandom(SEED);
    double[] values = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      List<T> drawn = new ArrayList<>();
      for (int k = 0; k < all.size(); k++) {
        drawn.addAll(all.get(random.nextInt(all.size())));
      }
      values[i] = statistic.applyAsDouble(drawn);
    }
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    return sorted.length == 0
        ? new Interval(value, Double.NaN, Double.NaN)
        : new Interval(value, at(sorted, 0.025), at(sorted, 0.975));
  }

  /**
   * Expected calibration error: the claims in ten bins of equal width; of each bin the distance
   * between mean probability and share of right ones, weighted by its share of the claims.
   */
  public static double calibrationError(List<Claim> claims) {
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      int number = bin;
      List<Claim> in = claims.stream().filter(claim -> bin(claim) == number).toList();
      double said = in.stream().mapToDouble(Claim::probability).sum();
      long right = in.stream().filter(Claim::right).count();
      error += Math.abs(said - right);
    }
    return claims.isEmpty() ? Double.NaN : error / claims.size();
  }

  /** Which of the ten bins a claim is in; 1 is in the last. */
  public static int bin(Claim claim) {
    return Math.clamp((long) Math.floor(claim.probability() * BINS), 0, BINS - 1);
  }

  /** How often a positive is above a negative, ties half (area under the ROC curve). */
  public static double areaUnderRoc(double[] positives, double[] negatives) {
    if (positives.length == 0 || negatives.length == 0) {
      return Double.NaN;
    }
    record Value(double value, boolean positive) {}
    List<Value> all = new ArrayList<>();
    Arrays.stream(positives).forEach(v -> all.add(new Value(v, true)));
    Arrays.stream(negatives).forEach(v -> all.add(new Value(v, false)));
    all.sort(Comparator.comparingDouble(Value::value));
    double sum = 0;
    for (int from = 0; from < all.size(); ) {
      int to = from;
      int positive = 0;
      while (to < all.size() && all.get(to).value() == all.get(from).value()) {
        positive += all.get(to++).positive() ? 1 : 0;
      }
      sum += positive * (from + 1 + to) / 2.0;
      from = to;
    }
    double n = positives.length;
    return (sum - n * (n + 1) / 2) / (n * negatives.length);
  }

  /** The smallest value that such a share does not exceed (nearest rank). */
  public static double percentile(List<Double> values, double share) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
