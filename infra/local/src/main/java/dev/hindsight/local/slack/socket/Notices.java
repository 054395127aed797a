package dev.hindsight.local.slack.socket;

import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.Delivered;
import dev.hindsight.local.slack.store.Ephemerals;
import dev.hindsight.local.slack.store.Json;

/** What Slackbot tells someone whose act did not reach the app. */
final class Notices {
  private final Ephemerals ephemerals;

  Notices(Ephemerals ephemerals) {
    this.ephemerals = ephemerals;
  }

  void say(String user, String channel, String root, String text) {
    var message = Json.object("type", "message", "user", Workspace.SLACKBOT, "text", text);
    if (!root.isEmpty()) {
      message.put("thread_ts", root);
    }
    ephemerals.add(user, channel, message);
  }

  /** The reason, with the error code Slack gives. */
  static String reason(Delivered delivered) {
    return switch (delivered.outcome()) {
      case NOT_CONNECTED -> "That didn't work: Hindsight is not connected (`dispatch_failed`).";
      case UNANSWERED ->
          "That didn't work: Hindsight did not answer within 3 seconds (`operation_timeout`). Try"
              + " again.";
      case REFUSED -> "That didn't work: Hindsight refused it (`dispatch_failed`).";
      case ACKNOWLEDGED -> "";
    };
  }
}
