package dev.hindsight.local.slack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * How a local Slack runs.
 *
 * @param port TCP port on 127.0.0.1; 0 takes a free one
 * @param stateFile where messages and tokens survive a crash; empty keeps all in memory
 * @param clock decides timestamps, rate limits, trigger and response URL lives
 * @param requestUrl where the app takes signed HTTP requests; empty for Socket Mode
 * @param subscriptions the event types the app gets; none given means all
 * @param scopes what the app may do; none given means all that is served here
 */
public record SlackSettings(
    int port,
    Optional<Path> stateFile,
    Clock clock,
    Optional<URI> requestUrl,
    Set<String> subscriptions,
    Set<String> scopes) {

  /** For Socket Mode. */
  public SlackSettings(int port, Optional<Path> stateFile, Clock clock) {
    this(port, stateFile, clock, Optional.empty());
  }

  /** With all events and scopes. */
  public SlackSettings(int port, Optional<Path> stateFile, Clock clock, Optional<URI> requestUrl) {
    this(port, stateFile, clock, requestUrl, Set.of(), Set.of());
  }

  public SlackSettings {
    subscriptions = Set.copyOf(subscriptions);
    scopes = Set.copyOf(scopes);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be between 0 and 65535, not " + port);
    }
  }
}
