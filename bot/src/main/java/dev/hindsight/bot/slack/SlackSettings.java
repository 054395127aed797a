package dev.hindsight.bot.slack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Conditional;

/**
 * Which workspace and channel; without a bot token Slack is off.
 *
 * @param enabled false for a process that changes incidents but does not talk to Slack itself
 * @param mode how Slack reaches the bot
 * @param botToken {@code xoxb-…}
 * @param appToken {@code xapp-…}, for Socket Mode
 * @param signingSecret what Slack signs its requests with, for HTTP
 * @param signingSecretFile the same in a file
 * @param apiUrl where Slack's methods are, loopback hosts only, for the local Slack; ends with /
 * @param channel the id of the channel that gets the cards, {@code C…}
 */
@Conditional(SlackSwitch.On.class)
@ConfigurationProperties("hindsight.slack")
public record SlackSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("socket") Mode mode,
    String botToken,
    Optional<String> appToken,
    Optional<String> signingSecret,
    Optional<String> signingSecretFile,
    Optional<URI> apiUrl,
    String channel) {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /** How Slack reaches the bot. */
  public enum Mode {
    /** We connect to Slack; nothing of ours must be reachable. */
    SOCKET,
    /** Slack connects to us and signs what it sends. */
    HTTP
  }

  public SlackSettings {
    require("bot-token", "xoxb-…", Optional.ofNullable(botToken));
    require("channel", "a channel's id, C…", Optional.ofNullable(channel));
    switch (mode) {
      case SOCKET -> require("app-token", "xapp-…, with connections:write", appToken);
      case HTTP -> {
        signingSecret = signingSecret.or(() -> signingSecretFile.map(SlackSettings::read));
        require("signing-secret", "or signing-secret-file, for mode http", signingSecret);
      }
    }
    apiUrl.ifPresent(SlackSettings::requireLoopback);
  }

  /** For Socket Mode. */
  public static SlackSettings socket(
      boolean enabled, String botToken, String appToken, Optional<URI> apiUrl, String channel) {
    return new SlackSettings(
        enabled,
        Mode.SOCKET,
        botToken,
        Optional.of(appToken),
        Optional.empty(),
        Optional.empty(),
        apiUrl,
        channel);
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "hindsight.slack.signing-secret-file: %s cannot be read".formatted(file), e);
    }
  }

  // a workspace's tokens must not be sent to whoever a stray setting names
  private static void requireLoopback(URI url) {
    if (url.getHost() == null || !LOOPBACK.contains(url.getHost())) {
      throw new IllegalArgumentException(
          "hindsight.slack.api-url: only loopback hosts are allowed, not " + url);
    }
  }

  private static void require(String key, String what, Optional<String> value) {
    if (value.filter(text -> !text.isBlank()).isEmpty()) {
      throw new IllegalArgumentException("hindsight.slack.%s is missing: %s".formatted(key, what));
    }
  }

  /** Tokens stay out of logs. */
  @Override
  public String toString() {
    return "SlackSettings[mode=%s, channel=%s, apiUrl=%s]".formatted(mode, channel, apiUrl);
  }
}
