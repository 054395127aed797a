package dev.hindsight.knowledge;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A cause as it is learned.
 *
 * @param category of the shipped ones or any other, in lower case: {@code oom_killed}
 * @param title for people
 * @param object the object at fault, named as in the evidence
 */
public record NamedCause(String category, String title, Optional<String> object) {

  /** How many characters a person's title may have; whatever is longer is a story. */
  public static final int LONGEST_TITLE = 100;

  private static final int LONGEST = 60;

  /** What a ranking says where it knows no cause. */
  private static final Set<String> NONE = Set.of("something_new", "nothing_wrong");

  /** Whether there is something to learn: not every answer of a ranking names a cause. */
  public boolean isOne() {
    return !category.isBlank() && !NONE.contains(category);
  }

  /** What a person calls it, as a category of its own; empty for words that name nothing. */
  public static Optional<NamedCause> inWords(String words) {
    String title = words.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    String all =
        title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_|_$", "");
    String category = all.substring(0, Math.min(LONGEST, all.length())).replaceAll("_$", "");
    return Optional.of(new NamedCause(category, title, Optional.empty())).filter(NamedCause::isOne);
  }
}
