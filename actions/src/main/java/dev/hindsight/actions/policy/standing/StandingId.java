package dev.hindsight.actions.policy.standing;

/** A standing approval's number, shown as SA-7. */
public record StandingId(long value) {

  private static final String PREFIX = "SA-";

  /** Of the shown form. */
  public static StandingId of(String shown) {
    String number = shown.startsWith(PREFIX) ? shown.substring(PREFIX.length()) : shown;
    if (!number.matches("[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException(
          "'%s' is no standing approval such as SA-7".formatted(shown));
    }
    return new StandingId(Long.parseLong(number));
  }

  @Override
  public String toString() {
    return PREFIX + value;
  }
}
