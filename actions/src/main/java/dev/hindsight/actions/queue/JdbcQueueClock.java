package dev.hindsight.actions.queue;

import com.github.kagkarlsson.scheduler.Clock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The time of all that is queued, leased and due: the database's, read now and then and moved on in
 * between by this machine's monotonic clock. What its wall clock says, or is set to, does not
 * count.
 */
@Component
public class JdbcQueueClock implements Clock {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcQueueClock.class);

  private static final Duration FRESH = Duration.ofSeconds(1);

  private final JdbcClient jdbc;
  private final Duration readEvery;
  private final AtomicReference<Reading> last = new AtomicReference<>();
  private final AtomicBoolean reading = new AtomicBoolean();

  JdbcQueueClock(
      JdbcClient jdbc, @Value("${hindsight.queue.read-clock-every:30s}") String readEvery) {
    this.jdbc = jdbc;
    this.readEvery = DurationStyle.detectAndParse(readEvery);
  }

  @Override
  public Instant now() {
    Reading known = last.get();
    if (known == null) {
      return read().now();
    }
    // A heartbeat asks here: it must not wait for a database that is slow to others.
    if (known.age().compareTo(readEvery) > 0 && reading.compareAndSet(false, true)) {
      Thread.ofVirtual().name("queue-clock").start(this::readAgain);
    }
    return known.now();
  }

  private void readAgain() {
    try {
      read();
    } catch (DataAccessException e) {
      LOG.warn("The database's time cannot be read; it is counted on from the last reading.", e);
    } finally {
      reading.set(false);
    }
  }

  private Reading read() {
    long before = System.nanoTime();
    Timestamp now = jdbc.sql("select actions.hindsight_now()").query(Timestamp.class).single();
    long took = System.nanoTime() - before;
    Reading made = new Reading(now.toInstant(), before + took / 2);
    // An answer that was long on its way says less than counting on from one that was not.
    return took <= FRESH.toNanos()
        ? last.updateAndGet(_ -> made)
        : last.updateAndGet(known -> known == null ? made : known);
  }

  private record Reading(Instant database, long nanos) {

    Duration age() {
      return Duration.ofNanos(System.nanoTime() - nanos);
    }

    Instant now() {
      return database.plus(age());
    }
  }
}
