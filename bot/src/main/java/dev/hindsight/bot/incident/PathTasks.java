package dev.hindsight.bot.incident;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.hindsight.bot.alert.AlertId;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which step of the path serves which queued work; a step that throws is tried again. */
@Configuration(proxyBeanMethods = false)
class PathTasks {

  static final TaskDescriptor<Long> CORRELATE = TaskDescriptor.of("correlate", Long.class);
  static final TaskDescriptor<Long> INVESTIGATE = TaskDescriptor.of("investigate", Long.class);
  static final TaskDescriptor<Long> SETTLE = TaskDescriptor.of("settle", Long.class);
  static final TaskDescriptor<Long> PLAN_FINISHED = TaskDescriptor.of("plan-finished", Long.class);

  static final TaskDescriptor<Long> WAKE = TaskDescriptor.of("wake", Long.class);

  @Bean
  OneTimeTask<Long> wakeTask(ObjectProvider<Snoozes> snoozes) {
    return task(WAKE, id -> snoozes.getObject().wake(new IncidentId(id)));
  }

  @Bean
  OneTimeTask<Long> correlateTask(ObjectProvider<IncidentPath> path) {
    return task(CORRELATE, id -> path.getObject().on(new AlertId(id)));
  }

  @Bean
  OneTimeTask<Long> investigateTask(ObjectProvider<IncidentPath> path) {
    return task(INVESTIGATE, id -> path.getObject().investigate(new IncidentId(id)));
  }

  @Bean
  OneTimeTask<Long> settleTask(ObjectProvider<IncidentPath> path) {
    return task(SETTLE, id -> path.getObject().settle(new IncidentId(id)));
  }

  @Bean
  OneTimeTask<Long> planFinishedTask(ObjectProvider<IncidentPath> path) {
    return task(PLAN_FINISHED, id -> path.getObject().planFinished(new IncidentId(id)));
  }

  private static OneTimeTask<Long> task(TaskDescriptor<Long> descriptor, Consumer<Long> step) {
    return Tasks.oneTime(descriptor)
        .onFailure(
            new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(1), 1.5))
        .execute((work, context) -> step.accept(work.getData()));
  }
}
