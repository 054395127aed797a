package dev.hindsight.bot.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How this replica and Slack reach each other, and what of it a person has to mend. */
final class SlackLink {

  private static final Logger LOG = LoggerFactory.getLogger(SlackLink.class);
  private static final Duration DOWN_AFTER = Duration.ofMinutes(3);

  /** Slack's requests are refused from five on. */
  private static final Duration WRONG_CLOCK = Duration.ofMinutes(2);

  private static final String CLOCK = "clock";

  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Map<String, String> troubles = new ConcurrentSkipListMap<>();
  private volatile Optional<Long> downSince = Optional.empty();
  private volatile boolean connected;

  SlackLink(InstantSource clock) {
    this(clock, System::nanoTime);
  }

  SlackLink(InstantSource clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
  }

  /** The socket was heard just now. */
  void connected() {
    connected = true;
    downSince = Optional.empty();
  }

  /** The socket is silent or gone. */
  void disconnected() {
    connected = false;
    if (downSince.isEmpty()) {
      downSince = Optional.of(nanos.getAsLong());
    }
  }

  boolean isConnected() {
    return connected;
  }

  /** Since when nothing can come from Slack, where that is too long. */
  Optional<Duration> down() {
    return downSince
        .map(since -> Duration.ofNanos(nanos.getAsLong() - since))
        .filter(time -> time.compareTo(DOWN_AFTER) >= 0);
  }

  /** What Slack says the time is. */
  void theirTime(Instant theirs) {
    Duration ahead = Duration.between(theirs, clock.instant());
    if (ahead.abs().compareTo(WRONG_CLOCK) < 0) {
      fine(CLOCK);
    } else {
      trouble(
          CLOCK,
          "this machine's clock is %d min %s Slack's: what Slack signs is refused from 5 min on. Set the clock (NTP)."
              .formatted(ahead.abs().toMinutes(), ahead.isPositive() ? "ahead of" : "behind"));
    }
  }

  /**
   * Something that only a person can mend; said once.
   *
   * @param what names what it is about, for {@link #fine}
   */
  void trouble(String what, String told) {
    if (!told.equals(troubles.put(what, told))) {
      LOG.error("Slack: {}", told);
    }
  }

  /** It is mended. */
  void fine(String what) {
    if (troubles.remove(what) != null) {
      LOG.info("Slack: {} is fine again", what);
    }
  }

  /** All that has to be mended. */
  Optional<String> troubles() {
    return Optional.of(String.join(" ", troubles.values())).filter(text -> !text.isEmpty());
  }
}
