package dev.hindsight.knowledge.rank.read;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes quantities as plain numbers. */
public final class Amount {

  private static final Pattern QUANTITY =
      Pattern.compile("(?<n>\\d{1,15}(?:\\.\\d{1,9})?)(?<unit>m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?");

  private Amount() {}

  public static OptionalDouble of(String text) {
    Matcher quantity = QUANTITY.matcher(text.strip());
    if (!quantity.matches()) {
      return OptionalDouble.empty();
    }
    double n = Double.parseDouble(quantity.group("n"));
    String unit = quantity.group("unit") == null ? "" : quantity.group("unit");
    return OptionalDouble.of(
        n
            * switch (unit) {
              case "m" -> 1e-3;
              case "k" -> 1e3;
              case "M" -> 1e6;
              case "G" -> 1e9;
              case "T" -> 1e12;
              case "P" -> 1e15;
              case "Ki" -> 1024.0;
              case "Mi" -> 1024.0 * 1024;
              case "Gi" -> 1024.0 * 1024 * 1024;
              case "Ti" -> 1024.0 * 1024 * 1024 * 1024;
              case "Pi" -> 1024.0 * 1024 * 1024 * 1024 * 1024;
              default -> 1;
            });
  }
}
