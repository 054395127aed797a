package dev.hindsight.bot.slack.block;

import java.util.List;

/**
 * A message: the blocks people see, and the text that screen readers and notifications use instead.
 *
 * @param text complete by itself, in Slack's markup, words of others escaped
 */
public record Message(String text, List<Block> blocks) {

  public Message {
    blocks = List.copyOf(blocks);
  }
}
