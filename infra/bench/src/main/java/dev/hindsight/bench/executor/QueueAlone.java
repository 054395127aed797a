package dev.hindsight.bench.executor;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.hindsight.actions.queue.TaskQueueConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The reference: db-scheduler by itself, set as in the product, with tasks that do nothing. */
final class QueueAlone {

  private static final int THREADS = 8;

  private final DataSource database;
  private final JdbcClient jdbc;

  QueueAlone(DataSource database) {
    this.database = database;
    this.jdbc = JdbcClient.create(database);
    jdbc.sql("create schema reference").update();
    jdbc.sql(
            "create table reference.scheduled_tasks (like %s including all)"
                .formatted(TaskQueueConfiguration.TABLE))
        .update();
  }

  /** Tasks a second, from the scheduler's start to the last one that was done and removed. */
  double aSecond(int count) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(count);
    OneTimeTask<Void> task =
        Tasks.oneTime("nothing", Void.class).execute((_, _) -> done.countDown());
    Scheduler scheduler =
        Scheduler.create(database, task)
            .tableName("reference.scheduled_tasks")
            .threads(THREADS)
            .pollingInterval(Duration.ofMillis(250))
            .pollUsingLockAndFetch(0.5, 2.0)
            .build();
    for (int n = 0; n < count; n++) {
      scheduler.scheduleIfNotExists(task.instance(Integer.toString(n)), Instant.EPOCH);
    }
    long start = System.nanoTime();
    scheduler.start();
    try {
      if (!done.await(5, TimeUnit.MINUTES)) {
        throw new IllegalStateException("%d tasks were not done".formatted(done.getCount()));
      }
      while (left() > 0) {
        Thread.onSpinWait();
      }
      return count * 1e9 / (System.nanoTime() - start);
    } finally {
      scheduler.stop();
    }
  }

  private int left() {
    return jdbc.sql("select count(*) from reference.scheduled_tasks").query(Integer.class).single();
  }
}
