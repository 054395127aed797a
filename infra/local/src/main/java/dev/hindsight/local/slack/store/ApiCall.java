package dev.hindsight.local.slack.store;

import java.time.Instant;
import java.util.Map;

/**
 * One Web API call the app made.
 *
 * @param method such as {@code chat.postMessage}; {@code response_url} for answers through one
 * @param args what was sent, without the token
 * @param status HTTP status; 0 when the connection was dropped on purpose
 * @param error Slack's error code, empty when ok
 * @param millis how long the local Slack worked on it
 */
public record ApiCall(
    Instant at, String method, Map<String, String> args, int status, String error, long millis) {

  /** A call that took no time. */
  public ApiCall(Instant at, String method, Map<String, String> args, int status, String error) {
    this(at, method, args, status, error, 0);
  }
}
