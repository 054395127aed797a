package dev.hindsight.bot.slack.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where Slack does not let the bot write, for whoever shows it. */
public interface BrokenRoutes {

  /** What is broken now; empty when all is well. */
  List<Broken> broken();

  /**
   * A channel the bot cannot write to, or Slack as a whole.
   *
   * @param channel its id, never its name; empty for all of Slack
   * @param error in Slack's word, {@code unreachable} where it does not answer
   * @param advice what a person can do, with its full stop; may be empty
   */
  record Broken(Optional<String> channel, String error, Instant since, String advice) {

    /** In one sentence or two. */
    public String sentence() {
      return channel
          .map(id -> "Messages to channel %s wait (%s). %s".formatted(id, error, advice))
          .orElseGet(() -> "Slack takes nothing from the bot (%s). %s".formatted(error, advice))
          .strip();
    }
  }
}
