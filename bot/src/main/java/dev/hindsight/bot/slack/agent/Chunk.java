package dev.hindsight.bot.slack.agent;

import dev.hindsight.bot.slack.block.Block;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A piece of a streamed message. */
sealed interface Chunk {

  /** Words of our own: Slack reads Markdown in them. */
  record Words(String text) implements Chunk {}

  /** One thing that is looked at; the same id again changes it in place. */
  record Task(String id, String title, Block.Status status, Optional<Block.Source> source)
      implements Chunk {
    String word() {
      return status.name().toLowerCase(Locale.ROOT);
    }
  }

  /** Blocks, in which words of others are safe. */
  record Blocks(List<Block> blocks) implements Chunk {
    public Blocks {
      blocks = List.copyOf(blocks);
    }
  }
}
