package dev.hindsight.bot.slack.view;

/** Who reads a channel. */
public enum Readers {
  /** People of our own workspace alone. */
  OURS,
  /** Another organisation's people too, or soon. */
  OTHERS_TOO,
  /** Slack does not say; they are treated as others. */
  UNKNOWN
}
