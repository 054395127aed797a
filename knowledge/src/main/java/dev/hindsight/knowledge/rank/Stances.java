package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.Symptoms;
import java.util.Map;
import java.util.Optional;

/** A ranking that tells what its first probability is made of, so that it can be calibrated. */
public interface Stances {

  /**
   * How the first cause stands.
   *
   * @param shipped its numbers as a shipped cause, each from 0 to 1; empty where it is none
   * @param learned its numbers as a learned cause; empty where it is none
   */
  record Stance(String category, Map<String, Double> shipped, Map<String, Double> learned) {

    public Stance {
      shipped = Map.copyOf(shipped);
      learned = Map.copyOf(learned);
    }
  }

  /** Empty where no known cause is named. */
  Optional<Stance> first(Symptoms symptoms);

  /** The weights in force for the first cause being right, {@code constant} among them. */
  static Map<String, Double> weights() {
    return Map.copyOf(Calibration.shipped().right());
  }

  /** The weights in force for the true cause being a known one. */
  static Map<String, Double> knownWeights() {
    return Map.copyOf(Calibration.shipped().known());
  }
}
