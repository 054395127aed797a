package dev.hindsight.prompts.model;

import dev.hindsight.prompts.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a model costs.
 *
 * @param input for a million tokens that it reads
 * @param output for a million tokens that it writes
 */
public record Price(@DefaultValue("0") BigDecimal input, @DefaultValue("0") BigDecimal output) {

  /** A model of one's own. */
  static final Price FREE = new Price(BigDecimal.ZERO, BigDecimal.ZERO);

  public Price {
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
