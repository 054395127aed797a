package dev.hindsight.bot.slack.block;

import java.util.List;
import java.util.Optional;

/**
 * A dialog window.
 *
 * @param submit the label of the button that sends it; empty for a window that only shows
 * @param metadata ids only: whoever has the window can read it
 */
public record Modal(
    String callbackId, String title, Optional<String> submit, String metadata, List<Block> blocks) {

  public Modal {
    blocks = List.copyOf(blocks);
  }
}
