package dev.hindsight.bot.incident;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The step that waits for a model: it never holds more than a few of the scheduler's threads. */
@Configuration(proxyBeanMethods = false)
class NarrationTask {

  static final TaskDescriptor<Long> NARRATE = TaskDescriptor.of("narrate", Long.class);

  private static final int AT_ONCE = 2;
  private static final Duration WHEN_BUSY = Duration.ofSeconds(3);

  @Bean
  Task<Long> narrateTask(ObjectProvider<IncidentPath> path) {
    return task(id -> path.getObject().narrate(id));
  }

  /** The task around a step that may take long. */
  static Task<Long> task(Consumer<IncidentId> step) {
    Semaphore free = new Semaphore(AT_ONCE);
    return Tasks.custom(NARRATE)
        .onFailure(
            new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(1), 1.5))
        .onDeadExecutionRevive()
        .execute(
            (work, context) ->
                free.tryAcquire() ? now(step, work.getData(), free::release) : later());
  }

  private static CompletionHandler<Long> now(
      Consumer<IncidentId> step, long incident, Runnable release) {
    try {
      step.accept(new IncidentId(incident));
      return new OnCompleteRemove<>();
    } finally {
      release.run();
    }
  }

  private static CompletionHandler<Long> later() {
    return (complete, ops) -> ops.reschedule(complete, complete.getTimeDone().plus(WHEN_BUSY));
  }
}
