package dev.hindsight.local.slack.store;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * One envelope and what became of it.
 *
 * @param type slash_commands, interactive or events_api
 * @param attempt 0 for the first, up to 3 for a redelivery
 * @param ackMillis time to the acknowledgement, -1 when none came in time
 * @param ack what the acknowledgement carried, empty object when nothing
 */
public record Delivered(
    Instant at,
    String envelopeId,
    String type,
    int attempt,
    Outcome outcome,
    long ackMillis,
    JsonNode ack) {

  /** In the acknowledgement: the app wants no retry. */
  public static final String NO_RETRY = "no_retry";

  /** How a delivery ended. */
  public enum Outcome {
    ACKNOWLEDGED,
    /** No acknowledgement within three seconds. */
    UNANSWERED,
    /** The app took the request and answered something else than 200. */
    REFUSED,
    /** No connection of the app was open. */
    NOT_CONNECTED
  }

  /** Whether the app asked not to be told again. */
  public boolean noRetry() {
    return ack.path(NO_RETRY).asBoolean(false);
  }

  public boolean acknowledged() {
    return outcome == Outcome.ACKNOWLEDGED;
  }
}
