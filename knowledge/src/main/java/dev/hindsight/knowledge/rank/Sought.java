package dev.hindsight.knowledge.rank;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression that is tried only where it may be found: hundreds of them are asked of each
 * line, and nearly all say no. See {@link NeededWords}.
 */
final class Sought {

  private final Pattern pattern;
  private final List<int[]> needed;

  private Sought(Pattern pattern, List<int[]> needed) {
    this.pattern = pattern;
    this.needed = needed;
  }

  /** Of an expression that ignores case. */
  static Sought of(String regex) {
    return new Sought(
        Pattern.compile(regex, Pattern.CASE_INSENSITIVE),
        NeededWords.of(regex).stream().map(Grams::hashes).toList());
  }

  boolean in(Scanned text) {
    return mayBeIn(text) && matcher(text.text()).find();
  }

  /** Whether it is worth trying; no is certain. */
  boolean mayBeIn(Scanned text) {
    for (int[] word : needed) {
      if (text.grams().hasAll(word)) {
        return true;
      }
    }
    return needed.isEmpty();
  }

  Matcher matcher(String text) {
    return pattern.matcher(text);
  }

  /** The values that it can name. */
  Set<String> names() {
    return pattern.namedGroups().keySet();
  }

  @Override
  public String toString() {
    return pattern.pattern();
  }
}
