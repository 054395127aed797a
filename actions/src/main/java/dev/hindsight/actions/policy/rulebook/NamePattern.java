package dev.hindsight.actions.policy.rulebook;

import java.util.regex.Pattern;

/**
 * A name, or the beginning of names followed by one {@code *}; nothing else.
 *
 * @param text for example {@code shop} or {@code shop-*}
 */
public record NamePattern(String text) {

  private static final int SHORTEST_BEGINNING = 3;
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?");
  private static final Pattern BEGINNING =
      Pattern.compile("[a-z0-9][-.a-z0-9]{%d,251}\\*".formatted(SHORTEST_BEGINNING - 1));

  /** Refuses what is neither, above all a star alone. */
  public NamePattern {
    if (text.equals("*")) {
      throw new IllegalArgumentException("'*' is not taken; write 'all' where all are meant");
    }
    if (!NAME.matcher(text).matches() && !BEGINNING.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'%s' is neither a name nor %d letters or more followed by '*'"
              .formatted(text, SHORTEST_BEGINNING));
    }
  }

  /** Whether the name is meant. */
  public boolean matches(String name) {
    return open() ? name.startsWith(beginning()) : name.equals(text);
  }

  /** Whether some name is meant by both. */
  boolean overlaps(NamePattern other) {
    return matches(other.beginning()) || other.matches(beginning());
  }

  private boolean open() {
    return text.endsWith("*");
  }

  private String beginning() {
    return open() ? text.substring(0, text.length() - 1) : text;
  }

  @Override
  public String toString() {
    return text;
  }
}
