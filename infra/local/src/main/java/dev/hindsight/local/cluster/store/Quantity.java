package dev.hindsight.local.cluster.store;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
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

  private static final List<String> BINARY = List.of("Ti", "Gi", "Mi", "Ki", "");
  private static final List<String> DECIMAL = List.of("T", "G", "M", "k", "", "m");

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

  /**
   * As the API server keeps it, whatever the client wrote: {@code 1024Mi} is {@code 1Gi}; binary
   * stays binary and decimal decimal. A text that is no quantity is itself.
   */
  public static String canonical(String text) {
    Optional<BigDecimal> value = parse(text).filter(v -> v.signum() != 0);
    if (value.isEmpty()) {
      return parse(text).isPresent() ? "0" : text;
    }
    return text(value.get(), text.endsWith("i"));
  }

  /** The shortest form with a whole number, in binary units where wanted and possible. */
  public static String text(BigDecimal exact, boolean wantBinary) {
    if (exact.signum() == 0) {
      return "0";
    }
    // as the server: a binary amount with a rest that no binary unit can say turns decimal
    boolean binary = wantBinary && exact.remainder(BigDecimal.ONE).signum() == 0;
    return (binary ? BINARY : DECIMAL)
        .stream()
            .filter(unit -> whole(exact, UNITS.getOrDefault(unit, BigDecimal.ONE)))
            .findFirst()
            .map(unit -> plain(exact, UNITS.getOrDefault(unit, BigDecimal.ONE)) + unit)
            .orElseGet(exact::toPlainString);
  }

  private static boolean whole(BigDecimal value, BigDecimal unit) {
    return value.remainder(unit).signum() == 0;
  }

  private static String plain(BigDecimal value, BigDecimal unit) {
    return value.divide(unit).toBigInteger().toString();
  }

  /** Bytes, rounded up; {@code Long.MAX_VALUE} stands for no limit at all. */
  public static long bytes(String text) {
    return parse(text)
        .map(value -> value.setScale(0, RoundingMode.CEILING).longValue())
        .orElse(Long.MAX_VALUE);
  }
}
