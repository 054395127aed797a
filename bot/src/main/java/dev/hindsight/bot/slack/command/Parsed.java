package dev.hindsight.bot.slack.command;

import java.util.Optional;

/** What somebody typed, understood or not. */
public sealed interface Parsed {

  /** A word of the grammar with all it was given. */
  record Understood(Typed typed) implements Parsed {}

  /** The word is known, the rest is not as it should be. */
  record Misused(Word word, String problem) implements Parsed {}

  /**
   * No such word.
   *
   * @param meant the command that was probably meant, to be offered and never run by itself
   */
  record Unknown(String typed, Optional<String> meant) implements Parsed {}

  /** Lines of a log, which nobody typed. */
  record Pasted(String text) implements Parsed {}
}
