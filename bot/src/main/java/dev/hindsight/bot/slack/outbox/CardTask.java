package dev.hindsight.bot.slack.outbox;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.hindsight.bot.incident.IncidentId;
import java.time.Duration;

/** The durable task that shows one version of an incident; its id is {@code 7:12}. */
public final class CardTask {

  private static final TaskDescriptor<Void> NAME = TaskDescriptor.of("slack-card", Void.class);

  /** What is known is shown before more is found out, and after somebody's question. */
  private static final int BEFORE_WORK = (Priority.HIGH + Priority.MEDIUM) / 2;

  /** A card that people act on does not wait for the many new ones of a storm. */
  private static final int BEFORE_NEW = (Priority.HIGH + BEFORE_WORK) / 2;

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private CardTask() {}

  /**
   * What is to be queued.
   *
   * @param posted whether people have its card before them
   */
  static TaskInstance<Void> instance(IncidentId id, long version, boolean posted) {
    return new TaskInstance.Builder<Void>(NAME.getTaskName(), id.value() + ":" + version)
        .priority(posted ? BEFORE_NEW : BEFORE_WORK)
        .build();
  }

  /** The task, delivering by this. */
  public static Task<Void> of(Delivery delivery) {
    return Tasks.custom(NAME)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAILURE))
        .onDeadExecutionRevive()
        .execute((instance, context) -> run(delivery, instance.getId()));
  }

  private static CompletionHandler<Void> run(Delivery delivery, String instance) {
    String[] parts = instance.split(":", -1);
    IncidentId id = new IncidentId(Long.parseLong(parts[0]));
    return delivery
        .deliver(id, Long.parseLong(parts[1]))
        .<CompletionHandler<Void>>map(
            wait -> (complete, ops) -> ops.reschedule(complete, complete.getTimeDone().plus(wait)))
        .orElseGet(OnCompleteRemove::new);
  }
}
