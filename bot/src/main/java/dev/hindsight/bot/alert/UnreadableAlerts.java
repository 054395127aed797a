package dev.hindsight.bot.alert;

/** The body was JSON, but not what the source sends; the message says where. */
class UnreadableAlerts extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableAlerts(String message) {
    super(message);
  }
}
