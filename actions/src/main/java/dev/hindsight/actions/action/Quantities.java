package dev.hindsight.actions.action;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as Kubernetes writes them ({@code 500m}, {@code 1.5}, {@code 256Mi}, {@code 1e3}). */
public final class Quantities {

  private static final Pattern FORM =
      Pattern.compile("([+-]?\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d{1,2})?)(|[numkMGTPE]|[KMGTPE]i)");
  private static final String DECIMAL = "kMGTPE";
  private static final String BINARY = "KMGTPE";

  /** Digits after the point. */
  public static final int FINEST = 3;

  private Quantities() {}

  /** Equal for equal amounts; a text we do not understand is itself. */
  public static String canonical(String text) {
    return value(text).map(v -> v.stripTrailingZeros().toPlainString()).orElse(text);
  }

  /** The amount; empty where we do not understand the text. */
  public static Optional<BigDecimal> value(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(new BigDecimal(matcher.group(1)).multiply(unit(matcher.group(2))))
        : Optional.empty();
  }

  /** Whether the API server would round it: it keeps nothing finer than thousandths. */
  public static boolean tooFine(BigDecimal amount) {
    return amount.stripTrailingZeros().scale() > FINEST;
  }

  private static BigDecimal unit(String suffix) {
    return switch (suffix) {
      case "" -> BigDecimal.ONE;
      case "n" -> BigDecimal.ONE.movePointLeft(9);
      case "u" -> BigDecimal.ONE.movePointLeft(6);
      case "m" -> BigDecimal.ONE.movePointLeft(3);
      default ->
          suffix.length() == 2
              ? BigDecimal.valueOf(1L << (10 * (BINARY.indexOf(suffix.charAt(0)) + 1)))
              : BigDecimal.ONE.movePointRight(3 * (DECIMAL.indexOf(suffix.charAt(0)) + 1));
    };
  }
}
