package dev.hindsight.bot.alert;

import java.util.List;
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
}
