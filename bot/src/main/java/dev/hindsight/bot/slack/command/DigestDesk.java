package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.slack.block.Message;
import java.util.Optional;
import java.util.function.Supplier;

/** Does what somebody says of the weekly digest. */
@FunctionalInterface
public interface DigestDesk {

  /**
   * What it means; nothing is changed by asking.
   *
   * @param words what follows “digest”
   * @param channel where it was said
   */
  Wish wish(String words, PersonId person, Optional<String> channel);

  /** What somebody wants. */
  sealed interface Wish {

    /** To be told this. */
    record Say(Message message) implements Wish {}

    /**
     * That something change.
     *
     * @param what that would be, in markup
     * @param label of the button that does it
     * @param words that mean the same wherever they are said
     * @param does it, and answers what holds then
     */
    record Change(String what, String label, String words, Supplier<Message> does)
        implements Wish {}
  }
}
