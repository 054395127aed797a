package dev.hindsight.bot.slack;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Hand-overs.
 *
 * @param remindAfter for so long one may wait until somebody takes it over; zero reminds nobody
 */
@ConfigurationProperties("hindsight.handoff")
record HandoffSettings(@DefaultValue("30m") Duration remindAfter) {

  HandoffSettings {
    if (remindAfter.isNegative()) {
      throw new IllegalArgumentException("hindsight.handoff.remind-after cannot be negative");
    }
  }
}
