package dev.hindsight.bot.slack;

import dev.hindsight.bot.slack.block.Modal;
import java.util.Optional;

/**
 * What opens a window, and where that was: so that who sends the window is answered there.
 *
 * @param trigger opens one window, within three seconds
 * @param channel where it was pressed or typed; empty for Home and for the workspace's menu
 * @param thread in which thread there
 */
record Opening(String trigger, Optional<String> channel, Optional<String> thread) {

  /** The window as it goes to Slack. */
  Modal carriedBy(Modal modal) {
    return new Carried(channel, thread, modal.metadata()).in(modal);
  }
}
