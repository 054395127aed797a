package dev.hindsight.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** F27: one statement keeps all runs of an instance alive, however slow the database is. */
class JdbcQueueHeartbeatTest {

  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  private final DataSource database = TestDatabase.with("actions");
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final QueueConnections connections = new QueueConnections(database, 1);
  private final JdbcQueueHeartbeat heartbeat =
      new JdbcQueueHeartbeat(
          database,
          connections,
          new DefaultListableBeanFactory().getBeanProvider(Scheduler.class),
          "1h");

  @BeforeEach
  void threeRuns() {
    for (String instance : List.of("1", "2", "3")) {
      jdbc.sql(
              "insert into actions.scheduled_tasks (task_name, task_instance, execution_time,"
                  + " picked, picked_by, last_heartbeat, version)"
                  + " values ('plan-run', ?, now(), true, 'me', ?, 5)")
          .params(instance, Timestamp.from(LONG_AGO))
          .update();
    }
  }

  @AfterEach
  void close() {
    heartbeat.destroy();
    connections.destroy();
  }

  @Test
  void f27AllOfOursBeatAtOnceAndWhatSomebodyTookOverDoesNot() {
    heartbeat.beat(List.of(running("1", 5), running("2", 5), running("3", 4)));
    assertThat(age("1")).isLessThan(Duration.ofMinutes(1));
    assertThat(age("2")).isLessThan(Duration.ofMinutes(1));
    assertThat(beatOf("3")).as("at another version it is another's").isEqualTo(LONG_AGO);
  }

  @Test
  void f27ABeatThatWasLateOnItsWayTakesNoLaterOneBack() {
    heartbeat.beat(List.of(running("1", 5)));
    jdbc.sql("update actions.scheduled_tasks set last_heartbeat = ?")
        .param(Timestamp.from(LONG_AGO.plusSeconds(9)))
        .update();
    assertThat(age("1")).isLessThan(Duration.ofMinutes(1));
    assertThat(beatOf("2")).isEqualTo(LONG_AGO.plusSeconds(9));
  }

  @Test
  void whoeverPicksARunBeginsWithTheirOwnTime() {
    heartbeat.beat(List.of(running("1", 5)));
    jdbc.sql("update actions.scheduled_tasks set last_heartbeat = ?, version = 6")
        .param(Timestamp.from(LONG_AGO))
        .update();
    assertThat(beatOf("1")).isEqualTo(LONG_AGO);
  }

  private static Execution running(String instance, long version) {
    return new Execution(
        LONG_AGO,
        new TaskInstance<>("plan-run", instance),
        true,
        "me",
        LONG_AGO,
        LONG_AGO,
        0,
        LONG_AGO,
        version);
  }

  private Duration age(String instance) {
    Timestamp now = jdbc.sql("select now()").query(Timestamp.class).single();
    return Duration.between(beatOf(instance), now.toInstant());
  }

  private Instant beatOf(String instance) {
    return jdbc.sql("select last_heartbeat from actions.scheduled_tasks where task_instance = ?")
        .param(instance)
        .query(Timestamp.class)
        .single()
        .toInstant();
  }
}
