package dev.hindsight.local.cluster.store;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes quantities such as {@code 256Mi} or {@code 100m}, as exact numbers. */
public final class Quantity {

  private static final Pattern FORM =
      Pattern.compile("([+-]?\\d{1,18}(?:\\.\\d{1,9})?)([A-Za-z]{0,2}|[eE][+-]?\\d{1,2})");
  private static final Map<String, BigDecimal> UNITS =
      Map.ofEntries(
          Map.entry("", BigDecimal.ONE),
          Map.entry("m", new BigDecimal("0.001")),
          Map.entry("k", BigDecimal.valueOf(1_000L)),
          Map.entry("M", BigDecimal.valueOf(1_000_000L)),
          Map.entry("G", BigDecimal.valueOf(1_000_000_000L)),
          Map.entry("T", BigDecimal.valueOf(1_000_000_000_000L)),
          Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
          Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
          Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
          Map.entry("Ti", BigDecimal.valueOf(1L << 40)));

  private Quantity() {}

  /** Empty when the text is not a quantity. */
  public static Optional<BigDecimal> parse(String text) {
    Matcher match = FORM.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    BigDecimal unit = UNITS.get(match.group(2));
    return Optional.ofNullable(unit).map(new BigDecimal(match.group(1))::multiply);
  }

  /** Bytes, rounded up; {@code Long.MAX_VALUE} stands for no limit at all. */
  public static long bytes(String text) {
    return parse(text)
        .map(value -> value.setScale(0, RoundingMode.CEILING).longValue())
        .orElse(Long.MAX_VALUE);
  }
}
