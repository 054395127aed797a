package dev.hindsight.actions.approval;

import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.hindsight.actions.queue.PlanTasks;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes a lapse visible without anybody clicking. */
@Configuration
@EnableConfigurationProperties(ApprovalSettings.class)
class ExpiryTask {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

  @Bean
  CustomTask<Void> planExpiry(Approvals approvals, PlanTasks tasks) {
    return Tasks.custom(PlanTasks.EXPIRY, Void.class)
        .onFailureReschedule(FixedDelay.of(LOOK_AGAIN))
        .onDeadExecutionRevive()
        .execute(
            (instance, _) ->
                approvals.expire(PlanTasks.planOf(instance))
                    ? (done, then) -> then.reschedule(done, tasks.in(LOOK_AGAIN))
                    : (_, then) -> then.remove());
  }
}
