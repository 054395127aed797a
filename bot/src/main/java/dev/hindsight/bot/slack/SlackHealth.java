package dev.hindsight.bot.slack;

import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Says that Slack cannot reach the bot, or that something must be mended. It takes no replica out
 * of service: alerts still come in, and runs go on.
 */
final class SlackHealth implements HealthIndicator {

  private static final String WARNING = "WARNING";

  private final SlackLink link;

  SlackHealth(SlackLink link) {
    this.link = link;
  }

  @Override
  public Health health() {
    Optional<String> down =
        link.down()
            .map(
                time ->
                    "Slack has not been connected for %d min: clicks and commands do not arrive."
                        .formatted(time.toMinutes()));
    return down.map(why -> Health.status(new Status(Status.DOWN.getCode(), why)))
        .or(() -> link.troubles().map(why -> Health.status(new Status(WARNING, why))))
        .orElseGet(Health::up)
        .build();
  }
}
