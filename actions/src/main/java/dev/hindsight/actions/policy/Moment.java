package dev.hindsight.actions.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * When, and what is going on then.
 *
 * @param stopped who stopped all runs and why, while they are stopped
 */
record Moment(Instant now, Optional<String> stopped, Load load) {}
