package dev.hindsight.bot.incident;

import java.util.Optional;

/** Explains lines that somebody pasted, in a model's words too where there is one. */
@FunctionalInterface
public interface TextDesk {

  /**
   * Reads the text, which may be anything; nothing of it is kept.
   *
   * @param channel where it was asked for; empty where that is nobody's business
   */
  TextView explain(String text, Optional<String> channel);
}
