package dev.hindsight.knowledge.rank;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Turns how well a cause fits into how probable it is: a logistic model of a few numbers, monotone
 * in each, fitted once and kept as numbers.
 *
 * @param right weights for the first cause being right
 * @param known weights for the true cause being a known one
 */
record Calibration(Map<String, Double> right, Map<String, Double> known) {

  private static final String SHIPPED = "/causes/calibration.yaml";
  static final String CONSTANT = "constant";

  static Calibration shipped() {
    try (InputStream in = Objects.requireNonNull(Calibration.class.getResourceAsStream(SHIPPED))) {
      return YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readValue(in.readAllBytes(), Calibration.class);
    } catch (IOException e) {
      throw new UncheckedIOException(SHIPPED + " cannot be read", e);
    }
  }

  /** As probable as the better of its standings makes it. */
  double right(List<Standing> standings) {
    return best(right, standings);
  }

  double known(List<Standing> standings) {
    return best(known, standings);
  }

  private static double best(Map<String, Double> weights, List<Standing> standings) {
    return standings.stream().mapToDouble(standing -> logistic(weights, standing)).max().orElse(0);
  }

  private static double logistic(Map<String, Double> weights, Standing standing) {
    double sum = weights.getOrDefault(CONSTANT, 0.0);
    for (Map.Entry<String, Double> number : new TreeMap<>(standing.numbers()).entrySet()) {
      sum += weights.getOrDefault(number.getKey(), 0.0) * number.getValue();
    }
    return 1 / (1 + Math.exp(-sum));
  }
}
