package dev.hindsight.knowledge;

/** How far a document is to be trusted; people see it beside what was found. */
public enum Trust {
  /** Comes with the bot. */
  SHIPPED,
  /** Exactly as a git commit has it, or vouched for by who imported it. */
  IMPORTED,
  /** Found in a file that anybody may have written. */
  UNREVIEWED
}
