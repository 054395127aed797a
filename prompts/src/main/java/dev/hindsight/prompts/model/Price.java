package dev.hindsight.prompts.model;

import dev.hindsight.prompts.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a model costs.
 *
 * @param input for a million tokens that it reads
 * @param output for a million tokens that it writes
 */
public record Price(BigDecimal input, BigDecimal output) {

  /** A model of one's own. */
  static final Price FREE = new Price(BigDecimal.ZERO, BigDecimal.ZERO);

  public Price {
    // what is forgotten comes as null, and would cost nothing
    if (input == null || output == null) {
      throw new IllegalArgumentException(
          "hindsight.model.price: input and output, both (0 for a model of one's own)");
    }
    if (input.signum() < 0 || output.signum() < 0) {
      throw new IllegalArgumentException("hindsight.model.price: not less than 0");
    }
  }

  /** Rounded up, so that many small calls do not go unpaid. */
  Amount of(long in, long out) {
    BigDecimal micros =
        input.multiply(BigDecimal.valueOf(in)).add(output.multiply(BigDecimal.valueOf(out)));
    return new Amount(in, out, micros.setScale(0, RoundingMode.CEILING).longValueExact());
  }
}
