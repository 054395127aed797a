package dev.hindsight.bot.incident;

/** Reads a script without running it. */
@FunctionalInterface
interface ScriptLint {

  Verdict check(String script);

  /**
   * What came of it.
   *
   * @param parses false also where nobody could tell
   * @param words which programs read it, and what they found
   */
  record Verdict(boolean parses, String words) {}
}
