package dev.hindsight.knowledge;

import java.util.Locale;

/** How far a document is to be trusted; people see it beside what was found. */
public enum Trust {
  /** Comes with the bot. */
  SHIPPED,
  /** Exactly as a git commit has it, or vouched for by who imported it. */
  IMPORTED,
  /** Found in a file that anybody may have written. */
  UNREVIEWED;

  /** As it is kept. */
  public String inDatabase() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What is kept so. */
  public static Trust of(String kept) {
    return valueOf(kept.toUpperCase(Locale.ROOT));
  }
}
