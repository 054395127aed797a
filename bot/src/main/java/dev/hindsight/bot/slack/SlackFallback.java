package dev.hindsight.bot.slack;

import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Conditional;

/**
 * Where to go when the incidents' channel cannot be written to.
 *
 * @param fallbackChannel the id of the channel that takes the cards meanwhile, {@code C…}
 * @param owner the account that is told in private, {@code U…}
 */
@Conditional(SlackSwitch.On.class)
@ConfigurationProperties("hindsight.slack")
public record SlackFallback(Optional<String> fallbackChannel, Optional<String> owner) {

  public SlackFallback {
    fallbackChannel =
        id("fallback-channel", "a channel's id, C…", "[CG][A-Z0-9]+", fallbackChannel);
    owner = id("owner", "an account's id, U…", "[UW][A-Z0-9]+", owner);
  }

  private static Optional<String> id(String key, String what, String form, Optional<String> value) {
    Optional<String> given = value.map(String::strip).filter(text -> !text.isEmpty());
    if (given.filter(text -> !text.matches(form)).isPresent()) {
      throw new IllegalArgumentException(
          "hindsight.slack.%s: “%s” is not %s".formatted(key, given.get(), what));
    }
    return given;
  }
}
