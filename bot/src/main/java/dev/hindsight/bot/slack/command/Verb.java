package dev.hindsight.bot.slack.command;

/** What one word of the grammar does. */
@FunctionalInterface
public interface Verb {

  /**
   * Answers. What changes something first says what it would do, and does it when the call is
   * {@link Call#confirmed()}.
   */
  Reply answer(Call call);
}
