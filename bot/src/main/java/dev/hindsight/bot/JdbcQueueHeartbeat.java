package dev.hindsight.bot;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One heartbeat for all runs of this instance. The scheduler's own go one after the other, so that
 * a database that answers slowly would make a busy owner look dead.
 */
@Component
class JdbcQueueHeartbeat implements SmartInitializingSingleton, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcQueueHeartbeat.class);

  private final JdbcClient jdbc;
  private final ObjectProvider<Scheduler> scheduler;
  private final Duration every;
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("queue-heartbeat").factory());

  JdbcQueueHeartbeat(
      DataSource application,
      QueueConnections connections,
      ObjectProvider<Scheduler> scheduler,
      @Value("${db-scheduler.heartbeat-interval:5m}") String every) {
    this.jdbc = JdbcClient.create(connections.dataSource().orElse(application));
    this.scheduler = scheduler;
    this.every = DurationStyle.detectAndParse(every);
  }

  @Override
  public void afterSingletonsInstantiated() {
    long millis = every.toMillis();
    var _ = beats.scheduleWithFixedDelay(this::beat, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void beat() {
    try {
      scheduler.ifAvailable(
          queue ->
              beat(
                  queue.getCurrentlyExecuting().stream()
                      .map(CurrentlyExecuting::getExecution)
                      .toList()));
    } catch (RuntimeException e) {
      LOG.warn("A heartbeat of the runs failed; the next one follows in {}.", every, e);
    }
  }

  /** Keeps what this instance executes from looking dead; what is another's by now stays its. */
  void beat(List<Execution> running) {
    if (running.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            update actions.scheduled_tasks t set last_heartbeat = actions.hindsight_now()
            from unnest(:names, :instances, :versions) as mine (name, instance, version)
            where t.task_name = mine.name and t.task_instance = mine.instance
              and t.version = mine.version and t.picked\
            """)
        .param("names", running.stream().map(Execution::getTaskName).toArray(String[]::new))
        .param("instances", running.stream().map(Execution::getId).toArray(String[]::new))
        .param("versions", running.stream().map(run -> run.version).toArray(Long[]::new))
        .update();
  }

  @Override
  public void destroy() {
    beats.shutdownNow();
  }
}
