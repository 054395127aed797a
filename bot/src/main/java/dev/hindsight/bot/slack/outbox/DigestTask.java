package dev.hindsight.bot.slack.outbox;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.hindsight.bot.digest.DigestChannel;
import dev.hindsight.bot.digest.IsoWeek;
import dev.hindsight.bot.digest.Sending;
import java.time.Duration;
import java.time.Instant;

/** The durable task that sends one digest; its id is {@code U012ABC 2026-W47}. */
public final class DigestTask {

  private static final TaskDescriptor<Void> NAME = TaskDescriptor.of("slack-digest", Void.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

  private DigestTask() {}

  /** Queues digests. */
  public static DigestChannel queue(SchedulerClient queue) {
    // due at once, whatever the clocks say
    return sending -> queue.scheduleIfNotExists(instance(sending), Instant.EPOCH);
  }

  private static TaskInstance<Void> instance(Sending sending) {
    return new TaskInstance<>(NAME.getTaskName(), sending.place() + " " + sending.week());
  }

  /** The task, delivering by this. */
  public static Task<Void> of(DigestDelivery delivery) {
    return Tasks.custom(NAME)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAILURE))
        .onDeadExecutionRevive()
        .execute((instance, context) -> run(delivery, instance.getId()));
  }

  private static CompletionHandler<Void> run(DigestDelivery delivery, String instance) {
    String[] parts = instance.split(" ", -1);
    return delivery
        .deliver(new JdbcDigestSends.Key(parts[0], IsoWeek.parse(parts[1]).orElseThrow()))
        .<CompletionHandler<Void>>map(
            wait -> (complete, ops) -> ops.reschedule(complete, complete.getTimeDone().plus(wait)))
        .orElseGet(OnCompleteRemove::new);
  }
}
