package dev.hindsight.bot.slack.block;

import java.util.List;

/**
 * A message: the blocks people see, and the text that screen readers and notifications use instead.
 *
 * @param text complete by itself, in Slack's markup, words of others escaped
 * @param mentions whom this kind of message may mention
 */
public record Message(String text, List<Block> blocks, MayMention mentions) {

  public Message {
    blocks = List.copyOf(blocks);
  }

  /** One that mentions nobody. */
  public Message(String text, List<Block> blocks) {
    this(text, blocks, MayMention.NOBODY);
  }

  /** The same message, which may mention people. */
  public Message naming() {
    return new Message(text, blocks, MayMention.PEOPLE);
  }

  /** Its words alone. */
  public Message words() {
    return new Message(text, List.of(), mentions);
  }
}
