package dev.hindsight.bot.alert;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads one sender's webhook body. */
interface AlertSource {

  /** The name in the URL: {@code /alerts/NAME}. */
  String name();

  /**
   * All alerts of the body.
   *
   * @throws UnreadableAlerts naming what is wrong, when the body is not this source's
   */
  List<Alert> read(JsonNode body);

  /** What the body is where it is no alert but a matter between the sender and people. */
  default Optional<Notice> notice(JsonNode body) {
    return Optional.empty();
  }

  /**
   * A word about such a body.
   *
   * @param answer to the sender
   * @param log for whoever operates the bot
   */
  record Notice(String answer, String log) {}
}
