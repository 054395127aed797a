package dev.hindsight.bot.slack.outbox;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Busy;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Done;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Refused;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Unsure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable task that takes out what stands twice: a replica that stood still between its claim
 * and its call posted it after another one had.
 */
public class Doubles implements BiConsumer<String, String> {

  private static final Logger LOG = LoggerFactory.getLogger(Doubles.class);
  private static final TaskDescriptor<Void> NAME = TaskDescriptor.of("slack-double", Void.class);
  private static final Duration AGAIN = Duration.ofSeconds(3);

  private final SchedulerClient queue;
  private final SlackCalls slack;
  private final BiPredicate<String, String> stands;

  /**
   * @param stands whether a message is the one that is kept
   */
  public Doubles(SchedulerClient queue, SlackCalls slack, BiPredicate<String, String> stands) {
    this.queue = queue;
    this.slack = slack;
    this.stands = stands;
  }

  @Override
  public void accept(String channel, String ts) {
    LOG.warn("A message in {} was posted by another replica meanwhile; ours goes", channel);
    queue.scheduleIfNotExists(NAME.instance(channel + ":" + ts).build(), Instant.EPOCH);
  }

  /** The task. */
  public Task<Void> task() {
    return Tasks.custom(NAME)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
        .onDeadExecutionRevive()
        .execute((instance, context) -> run(instance.getId()));
  }

  private CompletionHandler<Void> run(String instance) {
    String[] place = instance.split(":", 2);
    return takeOut(place[0], place[1])
        .<CompletionHandler<Void>>map(
            wait -> (complete, ops) -> ops.reschedule(complete, complete.getTimeDone().plus(wait)))
        .orElseGet(OnCompleteRemove::new);
  }

  /** Empty when it is out, else when to try again. */
  Optional<Duration> takeOut(String channel, String ts) {
    if (stands.test(channel, ts)) {
      return Optional.empty();
    }
    return switch (slack.delete(channel, ts)) {
      case Done _ -> Optional.empty();
      case Busy busy -> Optional.of(busy.pause());
      case Unsure _ -> Optional.of(AGAIN);
      case Refused refused -> {
        if (!refused.isGone()) {
          LOG.error(
              "Slack does not let a message in {} be taken out that stands twice: {}. {}",
              channel,
              refused.error(),
              SlackTrouble.advice(refused.error()));
        }
        yield Optional.empty();
      }
    };
  }
}
