package dev.hindsight.bot.slack.outbox;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** The durable task that answers what was said. */
public final class AnswerTask {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerTask.class);
  private static final TaskDescriptor<String> NAME =
      TaskDescriptor.of("slack-answer", String.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
  private static final int TRIES = 20;

  private AnswerTask() {}

  static TaskInstanceId id(String event) {
    return NAME.instanceId(event);
  }

  /**
   * Queues it.
   *
   * @param due from when on it is any replica's
   */
  static void queue(SchedulerClient queue, Heard heard, Instant due) {
    queue.scheduleIfNotExists(
        NAME.instance(heard.event())
            .data(JsonMapper.shared().writeValueAsString(heard))
            // somebody waits for it
            .priority(Priority.HIGH)
            .scheduledTo(due));
  }

  /**
   * The task.
   *
   * @param work empty when it is answered, else when to try again
   * @param gaveUp says that there will be no answer
   */
  public static Task<String> of(Function<Heard, Optional<Duration>> work, Consumer<Heard> gaveUp) {
    return Tasks.custom(NAME)
        .onFailure((complete, ops) -> again(complete, ops, gaveUp))
        .onDeadExecutionRevive()
        .execute((instance, context) -> run(work, instance.getData()));
  }

  /** An answer that comes after minutes is for nobody. */
  private static void again(
      ExecutionComplete complete, ExecutionOperations<String> ops, Consumer<Heard> gaveUp) {
    if (complete.getExecution().consecutiveFailures >= TRIES) {
      LOG.error("Gave up answering {}", complete.getExecution().getId());
      gaveUp.accept(heard((String) complete.getExecution().taskInstance.getData()));
      ops.remove();
    } else {
      ops.reschedule(complete, complete.getTimeDone().plus(AFTER_FAILURE));
    }
  }

  private static Heard heard(String data) {
    return JsonMapper.shared().readValue(data, Heard.class);
  }

  private static CompletionHandler<String> run(
      Function<Heard, Optional<Duration>> work, String data) {
    return work.apply(heard(data))
        .<CompletionHandler<String>>map(
            wait -> (complete, ops) -> ops.reschedule(complete, complete.getTimeDone().plus(wait)))
        .orElseGet(OnCompleteRemove::new);
  }
}
