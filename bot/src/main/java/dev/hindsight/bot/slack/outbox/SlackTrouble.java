package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Refused;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log what Slack did not do, what a person can do about it, and what happens next. */
final class SlackTrouble {

  private static final Logger LOG = LoggerFactory.getLogger(SlackTrouble.class);
  private static final Duration SLOW = Duration.ofMinutes(2);

  private SlackTrouble() {}

  /** Nothing but a person's hand will help: logged, and tried again slowly. */
  static Optional<Duration> wait(IncidentId id, String kind, Refused refused) {
    LOG.error(
        "Slack did not take {} of {}: {}. {} Trying again in {} s.",
        kind,
        id,
        refused.error() + refused.detail().map(scope -> " (needed: " + scope + ")").orElse(""),
        advice(refused.error()),
        SLOW.toSeconds());
    return Optional.of(SLOW);
  }

  /** It is the way that is at fault: people are told of that once, and not for each message. */
  static void route(IncidentId id, String kind, String channel, Refused refused) {
    LOG.info("{} of {} waits: channel {} says {}", kind, id, channel, refused.error());
  }

  static void blocks(IncidentId id, String kind, Refused refused) {
    LOG.error(
        "Slack refused the layout of {} of {}: {}. Sending it as plain text.",
        kind,
        id,
        refused.error());
  }

  static void noFiles(IncidentId id, String kind, Refused refused) {
    LOG.error(
        "Slack takes no files ({} of {}): {}. {} The plan's message in the thread has the script in"
            + " words.",
        kind,
        id,
        refused.error() + refused.detail().map(scope -> " (needed: " + scope + ")").orElse(""),
        advice(refused.error()));
  }

  static void unsure(IncidentId id, String kind, String why) {
    LOG.warn(
        "No answer from Slack for {} of {}: {}. Looking whether it is there before it is sent"
            + " again.",
        kind,
        id,
        why);
  }

  static void cannotLook(IncidentId id, String kind, Refused refused) {
    LOG.error(
        "Cannot look whether {} of {} is there already: {}. Sending it again.",
        kind,
        id,
        refused.error());
  }

  static String advice(String error) {
    return switch (error) {
      case "channel_not_found", "not_in_channel" ->
          "Invite the bot to the channel: /invite @hindsight.";
      case "is_archived", "is_inactive" ->
          "The channel is archived: unarchive it, or choose another one in"
              + " hindsight.slack.channel.";
      case "ekm_access_denied", "team_access_not_granted", "team_not_found" ->
          "The organisation's administrators keep the bot out: ask them to let it in.";
      case "unreachable" -> "Slack does not answer: see status.slack.com and the bot's way out.";
      case "restricted_action_thread_locked" -> "Somebody locked the thread: unlock it.";
      case String s when s.startsWith("restricted_action") ->
          "Who may post there is restricted: let the bot post, or choose another channel in"
              + " hindsight.slack.channel.";
      case "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired" ->
          "The bot's token does not work: install the app again, set hindsight.slack.bot-token and"
              + " start the bot anew; what waits is sent then.";
      case "app_uninstalled" ->
          "The app is not in the workspace any more: install it again, set"
              + " hindsight.slack.bot-token and start the bot anew; what waits is sent then.";
      case "missing_scope" -> "Add the scope to the app and install it again.";
      case "user_not_found", "cannot_dm_bot", "user_disabled" ->
          "An approver in hindsight.approvers is not an active account of this workspace.";
      default -> "";
    };
  }
}
