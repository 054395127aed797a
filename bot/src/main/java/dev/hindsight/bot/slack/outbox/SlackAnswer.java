package dev.hindsight.bot.slack.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a call to Slack ended, and so whether trying again can help. */
public sealed interface SlackAnswer {

  /** Slack did it; {@code channel} and {@code ts} name the message, where there is one. */
  record Done(String channel, String ts) implements SlackAnswer {}

  /** Slack did nothing and wants to be left alone for a while. */
  record Busy(Duration pause) implements SlackAnswer {}

  /** Slack did nothing and will not. */
  record Refused(String error, Optional<String> detail) implements SlackAnswer {

    /** Whether the blocks were at fault, so that plain text may go through. */
    boolean isForBlocks() {
      return error.startsWith("invalid_blocks")
          || error.equals("msg_blocks_too_long")
          || error.equals("invalid_arguments");
    }

    /** Whether it is about the moment or the whole app, and not about what was sent. */
    boolean passes() {
      return error.startsWith("http_")
          || List.of(
                  "invalid_auth",
                  "not_authed",
                  "token_expired",
                  "account_inactive",
                  "internal_error",
                  "fatal_error",
                  "service_unavailable",
                  "not_in_channel",
                  "channel_not_found",
                  "is_archived")
              .contains(error);
    }

    /** Whether the message to edit is gone. */
    boolean isGone() {
      return error.equals("message_not_found") || error.equals("cant_update_message");
    }
  }

  /** Nobody knows whether Slack did it. */
  record Unsure(String why) implements SlackAnswer {}
}
