package dev.hindsight.bot.incident;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An incident's number, shown as INC-7. */
public record IncidentId(long value) {

  private static final Pattern NAMED = Pattern.compile("(?i)\\bINC-(\\d{1,18})\\b");

  /** Reads {@code INC-7}, {@code inc-7} or {@code 7}; empty for anything else. */
  public static Optional<IncidentId> parse(String text) {
    String digits = text.strip().toUpperCase(Locale.ROOT).replaceFirst("^INC-", "");
    return digits.matches("\\d{1,18}")
        ? Optional.of(new IncidentId(Long.parseLong(digits)))
        : Optional.empty();
  }

  /** The first that a sentence names, written INC-7. */
  public static Optional<IncidentId> named(String sentence) {
    return NAMED
        .matcher(sentence)
        .results()
        .findFirst()
        .map(name -> new IncidentId(Long.parseLong(name.group(1))));
  }

  @Override
  public String toString() {
    return "INC-" + value;
  }
}
