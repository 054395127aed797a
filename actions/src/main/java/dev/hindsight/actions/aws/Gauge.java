package dev.hindsight.actions.aws;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A metric of CloudWatch that tells how an object does.
 *
 * @param stat as CloudWatch names it: Average, Maximum, Sum
 * @param full what is all of it, where that is known; in the metric's unit
 * @param limit what an alarm compares it with
 */
record Gauge(
    String namespace,
    String name,
    String stat,
    Scale scale,
    Map<String, String> dimensions,
    Optional<Double> full,
    Optional<Limit> limit) {

  Gauge {
    dimensions = new TreeMap<>(dimensions);
  }

  static Gauge of(
      String namespace, String name, String stat, Scale scale, Map<String, String> dimensions) {
    return new Gauge(namespace, name, stat, scale, dimensions, Optional.empty(), Optional.empty());
  }

  Gauge outOf(double all) {
    return new Gauge(namespace, name, stat, scale, dimensions, Optional.of(all), limit);
  }

  /** An alarm's threshold; {@code above} whether it is the most that is fine. */
  record Limit(double value, boolean above) {}

  /** What its numbers mean. */
  enum Scale {
    PERCENT("Percent"),
    COUNT(""),
    /** Each one is one too many. */
    FAULTS(""),
    /** That it grows is what matters. */
    FILLING(""),
    /** That little is left is what matters; bytes. */
    LEFT("Bytes"),
    SECONDS("s"),
    MILLISECONDS("ms");

    private final String unit;

    Scale(String unit) {
      this.unit = unit;
    }

    String unit() {
      return unit;
    }
  }
}
