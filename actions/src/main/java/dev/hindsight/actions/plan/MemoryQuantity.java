package dev.hindsight.actions.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A memory quantity as Kubernetes writes it ({@code 256Mi}, {@code 1.5Gi}, {@code 512M}). */
public record MemoryQuantity(long bytes) implements Comparable<MemoryQuantity> {

  private static final long MI = 1L << 20;
  private static final long FINE_GRAIN_BELOW = 128 * MI;
  private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)(Ki|Mi|Gi|Ti|k|M|G|T|)");
  private static final Map<String, Long> UNITS =
      Map.of(
          "",
          1L,
          "Ki",
          1L << 10,
          "Mi",
          MI,
          "Gi",
          1L << 30,
          "Ti",
          1L << 40,
          "k",
          1_000L,
          "M",
          1_000_000L,
          "G",
          1_000_000_000L,
          "T",
          1_000_000_000_000L);

  /** Reads one; empty when the text is not a quantity we understand. */
  public static Optional<MemoryQuantity> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal unit = BigDecimal.valueOf(UNITS.getOrDefault(matcher.group(2), 1L));
    BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(unit);
    return bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
        ? Optional.empty()
        : Optional.of(new MemoryQuantity(bytes.longValue()));
  }

  /** Times the factor, rounded up to a figure a person would write. */
  public MemoryQuantity times(BigDecimal factor) {
    long grain = bytes < FINE_GRAIN_BELOW ? 8 * MI : 32 * MI;
    BigDecimal grains =
        BigDecimal.valueOf(bytes)
            .multiply(factor)
            .divide(BigDecimal.valueOf(grain), 0, RoundingMode.CEILING);
    return new MemoryQuantity(grains.longValueExact() * grain);
  }

  @Override
  public int compareTo(MemoryQuantity other) {
    return Long.compare(bytes, other.bytes);
  }

  /** As the API server keeps it: in the largest unit of which it is a whole number. */
  @Override
  public String toString() {
    return Stream.of("Ti", "Gi", "Mi", "Ki", "T", "G", "M", "k")
        .filter(unit -> bytes != 0 && bytes % UNITS.getOrDefault(unit, 1L) == 0)
        .findFirst()
        .map(unit -> bytes / UNITS.getOrDefault(unit, 1L) + unit)
        .orElse(Long.toString(bytes));
  }
}
