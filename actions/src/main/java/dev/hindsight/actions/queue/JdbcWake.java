package dev.hindsight.actions.queue;

import com.github.kagkarlsson.scheduler.Clock;
import dev.hindsight.actions.PlanId;
import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Brings the next visit of a run forward, so that a person's word is heard at once. */
@Repository
public class JdbcWake {

  private final JdbcClient jdbc;
  private final Clock clock;

  JdbcWake(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Not a second task: two visits at once would take the run from each other. */
  public void now(PlanId plan) {
    jdbc.sql(
            """
            update actions.scheduled_tasks set execution_time = :now, version = version + 1
            where task_name = :task and task_instance like :plan and not picked
              and execution_time > :now\
            """)
        .param("now", Timestamp.from(clock.now()))
        .param("task", PlanTasks.RUN)
        .param("plan", plan.value() + "/%")
        .update();
  }
}
