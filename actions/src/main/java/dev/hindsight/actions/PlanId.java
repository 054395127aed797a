package dev.hindsight.actions;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A plan's number, shown as PLN-42. */
public record PlanId(long value) {

  private static final Pattern FORM = Pattern.compile("(?i)PLN-(\\d{1,18})");

  /** Reads PLN-42; empty for anything else. */
  public static Optional<PlanId> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    return form.matches()
        ? Optional.of(new PlanId(Long.parseLong(form.group(1))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "PLN-" + value;
  }
}
