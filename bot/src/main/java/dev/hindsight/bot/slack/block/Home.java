package dev.hindsight.bot.slack.block;

import java.util.List;

/** The Home tab of one person. */
public record Home(List<Block> blocks) {
  public Home {
    blocks = List.copyOf(blocks);
  }
}
