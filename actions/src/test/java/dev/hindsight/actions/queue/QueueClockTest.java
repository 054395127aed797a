package dev.hindsight.actions.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F44: two replicas whose clocks are hours apart agree on what is due and who is alive. */
class QueueClockTest {

  private final TestBed bed = new TestBed();

  @AfterEach
  void close() {
    bed.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {-2, 2})
  void f44AClockThatIsHoursOffNeitherDelaysARunNorKillsALease(int hours) {
    bed.clock.advance(Duration.ofHours(hours));
    bed.cluster.settle(false);
    PlanStatus plan = bed.approved("INC-1", "oom_killed");
    assertThat(bed.status(plan).expiresAt().orElseThrow())
        .isCloseTo(database().plus(Duration.ofMinutes(10)), within(5, ChronoUnit.SECONDS));
    Timestamp due =
        bed.jdbc()
            .sql("select execution_time from actions.scheduled_tasks where task_name = 'plan-run'")
            .query(Timestamp.class)
            .single();
    assertThat(due.toInstant()).isCloseTo(database(), within(5, ChronoUnit.SECONDS));
    assertThat(bed.bean(JdbcQueueClock.class).now())
        .isCloseTo(database(), within(1, ChronoUnit.SECONDS));
  }

  @Test
  void itNeverWaitsForTheDatabaseAgain() {
    JdbcQueueClock clock = bed.bean(JdbcQueueClock.class);
    Instant first = clock.now();
    assertThat(clock.now()).isAfterOrEqualTo(first);
  }

  private Instant database() {
    return bed.jdbc()
        .sql("select actions.hindsight_now()")
        .query(Timestamp.class)
        .single()
        .toInstant();
  }
}
