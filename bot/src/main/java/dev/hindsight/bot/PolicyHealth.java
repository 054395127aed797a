package dev.hindsight.bot;

import dev.hindsight.actions.policy.rulebook.Rulebooks;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Warns that the policy's file was refused; the bot goes on by the policy before and is ready. */
@Component("policyHealthIndicator")
class PolicyHealth implements HealthIndicator {

  private static final String WARNING = "WARNING";

  private final Rulebooks books;

  PolicyHealth(Rulebooks books) {
    this.books = books;
  }

  @Override
  public Health health() {
    return books
        .refused()
        .map(why -> Health.status(new Status(WARNING, "policy refused: " + why)).build())
        .orElseGet(() -> Health.up().build());
  }
}
