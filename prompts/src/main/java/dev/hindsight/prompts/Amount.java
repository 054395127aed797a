package dev.hindsight.prompts;

import java.math.BigDecimal;

/**
 * What an answer takes.
 *
 * @param input tokens read
 * @param output tokens written
 * @param micros millionths of the currency; 0 where a model has no price
 */
public record Amount(long input, long output, long micros) {

  public static final Amount NOTHING = new Amount(0, 0, 0);

  public Amount {
    if (input < 0 || output < 0 || micros < 0) {
      throw new IllegalArgumentException("less than nothing: " + input + ", " + output);
    }
  }

  public long tokens() {
    return input + output;
  }

  public BigDecimal money() {
    return BigDecimal.valueOf(micros, 6);
  }
}
