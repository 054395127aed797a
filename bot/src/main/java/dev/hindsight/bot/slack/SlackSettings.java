package dev.hindsight.bot.slack;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which workspace and channel; without a bot token Slack is off.
 *
 * @param enabled false for a process that changes incidents but does not talk to Slack itself
 * @param botToken {@code xoxb-…}
 * @param appToken {@code xapp-…}, for Socket Mode
 * @param apiUrl where Slack's methods are, loopback hosts only, for the local Slack; ends with /
 * @param channel the id of the channel that gets the cards, {@code C…}
 */
@ConfigurationProperties("hindsight.slack")
public record SlackSettings(
    @DefaultValue("true") boolean enabled,
    String botToken,
    String appToken,
    Optional<URI> apiUrl,
    String channel) {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  public SlackSettings {
    require("bot-token", "xoxb-…", botToken);
    require("app-token", "xapp-…, with connections:write", appToken);
    require("channel", "a channel's id, C…", channel);
    apiUrl.ifPresent(SlackSettings::requireLoopback);
  }

  // a workspace's tokens must not be sent to whoever a stray setting names
  private static void requireLoopback(URI url) {
    if (url.getHost() == null || !LOOPBACK.contains(url.getHost())) {
      throw new IllegalArgumentException(
          "hindsight.slack.api-url: only loopback hosts are allowed, not " + url);
    }
  }

  private static void require(String key, String what, String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("hindsight.slack.%s is missing: %s".formatted(key, what));
    }
  }

  /** Tokens stay out of logs. */
  @Override
  public String toString() {
    return "SlackSettings[channel=%s, apiUrl=%s]".formatted(channel, apiUrl);
  }
}
