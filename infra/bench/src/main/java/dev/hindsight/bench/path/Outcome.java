package dev.hindsight.bench.path;

import dev.hindsight.local.cluster.Fault;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of one incident; times count from the moment its first alert was sent to the bot.
 *
 * @param card when Slack accepted the card that names the service
 * @param cause when Slack accepted a card that names a likely or a possible cause
 */
record Outcome(String service, Fault fault, Optional<Duration> card, Optional<Duration> cause) {}
