package dev.hindsight.actions.kubernetes;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes quantities of any resource as numbers; pure. */
final class Quantities {

  static final BigDecimal MI = BigDecimal.valueOf(1L << 20);

  private static final Pattern QUANTITY =
      Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?)(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?");

  private static final Map<String, BigDecimal> UNITS =
      Map.ofEntries(
          entry("n", BigDecimal.ONE.movePointLeft(9)),
          entry("u", BigDecimal.ONE.movePointLeft(6)),
          entry("m", BigDecimal.ONE.movePointLeft(3)),
          entry("k", BigDecimal.ONE.movePointRight(3)),
          entry("M", BigDecimal.ONE.movePointRight(6)),
          entry("G", BigDecimal.ONE.movePointRight(9)),
          entry("T", BigDecimal.ONE.movePointRight(12)),
          entry("P", BigDecimal.ONE.movePointRight(15)),
          entry("E", BigDecimal.ONE.movePointRight(18)),
          entry("Ki", BigDecimal.valueOf(1L << 10)),
          entry("Mi", MI),
          entry("Gi", BigDecimal.valueOf(1L << 30)),
          entry("Ti", BigDecimal.valueOf(1L << 40)),
          entry("Pi", BigDecimal.valueOf(1L << 50)),
          entry("Ei", BigDecimal.valueOf(1L << 60)));

  private Quantities() {}

  /** {@code 500m} is 0.5; empty for what is no quantity. */
  static Optional<BigDecimal> parse(String text) {
    Matcher matcher = QUANTITY.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    String unit = Objects.requireNonNullElse(matcher.group(2), "");
    return Optional.of(number.multiply(UNITS.getOrDefault(unit, BigDecimal.ONE)));
  }

  /** How many percent of the whole the part is; the whole must not be 0. */
  static int percent(BigDecimal part, BigDecimal whole) {
    return part.movePointRight(2).divide(whole, 0, RoundingMode.HALF_UP).intValue();
  }
}
