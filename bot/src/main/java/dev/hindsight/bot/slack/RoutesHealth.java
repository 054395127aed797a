package dev.hindsight.bot.slack;

import dev.hindsight.bot.slack.outbox.BrokenRoutes;
import dev.hindsight.bot.slack.outbox.BrokenRoutes.Broken;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Warns of channels that cannot be written to, or of Slack; the bot goes on and is ready. */
final class RoutesHealth implements HealthIndicator {

  private static final String WARNING = "WARNING";

  private final BrokenRoutes routes;

  RoutesHealth(BrokenRoutes routes) {
    this.routes = routes;
  }

  @Override
  public Health health() {
    String why = routes.broken().stream().map(Broken::sentence).collect(Collectors.joining(" "));
    return why.isEmpty()
        ? Health.up().build()
        : Health.status(new Status(WARNING, "slack: " + why)).build();
  }
}
