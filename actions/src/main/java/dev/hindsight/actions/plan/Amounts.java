package dev.hindsight.actions.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Factors and bounds of templates; pure. */
final class Amounts {

  private Amounts() {}

  static void more(BigDecimal factor) {
    if (factor.compareTo(BigDecimal.ONE) <= 0) {
      throw new IllegalArgumentException("factor must be above 1, is " + factor);
    }
  }

  static void less(BigDecimal factor) {
    if (factor.signum() <= 0 || factor.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException("factor must be above 0 and below 1, is " + factor);
    }
  }

  static void change(BigDecimal factor) {
    if (factor.signum() <= 0 || factor.compareTo(BigDecimal.ONE) == 0) {
      throw new IllegalArgumentException("factor must be above 0 and not 1, is " + factor);
    }
  }

  static void atMost(BigDecimal factor, BigDecimal most) {
    if (factor.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "factor must be at most %s, is %s".formatted(most, factor));
    }
  }

  static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, is %d".formatted(name, least, value));
    }
  }

  /** Rounded up, and never above the maximum. */
  static int times(int now, BigDecimal factor, int max) {
    return factor
        .multiply(BigDecimal.valueOf(now))
        .setScale(0, RoundingMode.CEILING)
        .min(BigDecimal.valueOf(max))
        .intValueExact();
  }

  /** As the API server keeps it: whole cores, or thousandths. */
  static String cores(BigDecimal cores) {
    BigDecimal thousandths = cores.movePointRight(3).setScale(0, RoundingMode.CEILING);
    return thousandths.remainder(BigDecimal.valueOf(1000)).signum() == 0
        ? thousandths.movePointLeft(3).setScale(0, RoundingMode.UNNECESSARY).toPlainString()
        : thousandths.toPlainString() + "m";
  }
}
