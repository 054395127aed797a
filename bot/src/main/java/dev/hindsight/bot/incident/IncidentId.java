package dev.hindsight.bot.incident;

import java.util.Locale;
import java.util.Optional;

/** An incident's number, shown as INC-7. */
public record IncidentId(long value) {

  /** Reads {@code INC-7}, {@code inc-7} or {@code 7}; empty for anything else. */
  public static Optional<IncidentId> parse(String text) {
    String digits = text.strip().toUpperCase(Locale.ROOT).replaceFirst("^INC-", "");
    return digits.matches("\\d{1,18}")
        ? Optional.of(new IncidentId(Long.parseLong(digits)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "INC-" + value;
  }
}
