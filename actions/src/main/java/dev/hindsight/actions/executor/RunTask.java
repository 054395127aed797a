package dev.hindsight.actions.executor;

import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.hindsight.actions.queue.PlanTasks;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The durable task behind a run; a dead owner's run is taken over by another instance. */
@Configuration
class RunTask {

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  @Bean
  CustomTask<Void> planRun(PlanRunner runner, PlanTasks tasks) {
    return Tasks.custom(PlanTasks.RUN, Void.class)
        .onFailureReschedule(FixedDelay.of(AFTER_FAILURE))
        .onDeadExecutionRevive()
        .execute(
            (instance, _) -> {
              FailPoint.BEFORE_CLAIM.hit();
              return runner.visit(PlanTasks.planOf(instance), PlanTasks.requestOf(instance))
                      instanceof Next.Later(Duration delay)
                  ? (done, then) -> then.reschedule(done, tasks.in(delay))
                  : (_, then) -> then.remove();
            });
  }
}
