package dev.hindsight.bot.slack.outbox;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How a call to Slack ended, and so whether trying again can help. */
public sealed interface SlackAnswer {

  /** Slack did it; {@code channel} and {@code ts} name the message, where there is one. */
  record Done(String channel, String ts) implements SlackAnswer {}

  /** Slack did nothing and wants to be left alone for a while. */
  record Busy(Duration pause) implements SlackAnswer {}

  /** Slack did nothing and will not. */
  record Refused(String error, Optional<String> detail) implements SlackAnswer {

    private static final Set<String> OF_CHANNEL =
        Set.of(
            "channel_not_found",
            "not_in_channel",
            "is_archived",
            "is_inactive",
            "ekm_access_denied",
            "team_access_not_granted");
    private static final Set<String> OF_ALL =
        Set.of(
            "invalid_auth",
            "not_authed",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "team_not_found");
    private static final Set<String> OF_PERSON =
        Set.of("user_not_found", "users_not_found", "user_disabled", "cannot_dm_bot");
    private static final Set<String> OF_NOW =
        Set.of("service_unavailable", "streaming_state_conflict");

    /** Whether the blocks were at fault, so that plain text may go through. */
    public boolean isForBlocks() {
      return error.startsWith("invalid_blocks")
          || error.equals("msg_blocks_too_long")
          || error.equals("msg_too_long")
          || error.equals("invalid_arguments");
    }

    /** Whether the channel takes nothing from us, whatever it is. */
    boolean isOfChannel() {
      return OF_CHANNEL.contains(error) || (error.startsWith("restricted_action") && !isOfThread());
    }

    /** Whether it is the thread that takes nothing any more. */
    boolean isOfThread() {
      return error.equals("restricted_action_thread_locked");
    }

    /** Whether the person is not there for us. */
    boolean isOfPerson() {
      return OF_PERSON.contains(error);
    }

    /** Whether Slack takes nothing from us at all. */
    boolean isOfAll() {
      return OF_ALL.contains(error);
    }

    /** Whether it is about the moment or the whole app, and not about what was sent. */
    boolean passes() {
      return error.startsWith("http_") || isOfChannel() || isOfAll() || OF_NOW.contains(error);
    }

    /** Whether the message to edit is gone. */
    boolean isGone() {
      return error.equals("message_not_found")
          || error.equals("cant_update_message")
          || error.equals("edit_window_closed");
    }

    /** Whether a little later it may be taken as it is. */
    boolean isOfTheMoment() {
      return OF_NOW.contains(error);
    }
  }

  /** Nobody knows whether Slack did it. */
  record Unsure(String why) implements SlackAnswer {}
}
