package dev.hindsight.actions.script;

import dev.hindsight.actions.action.Quantities;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/** An amount as the API server writes it: {@code 1024Mi} comes back as {@code 1Gi}. */
final class ServerQuantity {

  private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
  private static final String[] DECIMAL = {"m", "", "k", "M", "G", "T", "P", "E"};
  private static final BigDecimal KIBI = BigDecimal.valueOf(1024);

  private ServerQuantity() {}

  /** A text that is no amount is itself; so is one with an exponent, which keeps its form. */
  static String of(String text) {
    Optional<BigDecimal> value = Quantities.value(text);
    if (value.isEmpty() || text.matches(".*[eE][+-]?\\d.*")) {
      return text;
    }
    BigDecimal kept = value.get().setScale(Quantities.FINEST, RoundingMode.CEILING);
    // a part of a byte is written in thousandths
    boolean whole = kept.stripTrailingZeros().scale() <= 0;
    return whole && text.strip().endsWith("i") && kept.abs().compareTo(KIBI) >= 0
        ? written(kept, BigInteger.valueOf(1024), BINARY)
        : written(kept.movePointRight(Quantities.FINEST), BigInteger.valueOf(1000), DECIMAL);
  }

  /** In the largest unit of which it is a whole number. */
  private static String written(BigDecimal value, BigInteger step, String[] units) {
    BigInteger left = value.toBigIntegerExact();
    if (left.signum() == 0) {
      return "0";
    }
    int unit = 0;
    while (unit < units.length - 1 && left.mod(step).signum() == 0) {
      left = left.divide(step);
      unit++;
    }
    return left + units[unit];
  }
}
