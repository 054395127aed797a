package dev.hindsight.bot.slack.outbox;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.hindsight.bot.incident.IncidentId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Has all that was ever told in a channel looked at once more, the newest first and a page at a
 * time; each page is a durable task, so that a killed replica's is gone on with.
 */
public class ChannelSweep {

  static final int PAGE = 20;

  private static final TaskDescriptor<Void> NAME =
      TaskDescriptor.of("slack-channel-sweep", Void.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** What Slack refuses over and over does not keep the rest from being looked at. */
  private static final int LONGEST = 60;

  private final JdbcMessages messages;
  private final JdbcCards cards;
  private final SchedulerClient queue;
  private final InstantSource clock;
  private final Predicate<String> answers;

  /**
   * @param answers takes some of the answers there out; true while some may be left
   */
  public ChannelSweep(
      JdbcMessages messages,
      JdbcCards cards,
      SchedulerClient queue,
      InstantSource clock,
      Predicate<String> answers) {
    this.answers = answers;
    this.messages = messages;
    this.cards = cards;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Where it stands.
   *
   * @param below incidents from this number on are done
   * @param waited so often for those before to be shown
   * @param nonce of this sweep: another change of the channel begins another
   */
  record Page(String channel, long below, int waited, String nonce) {

    static Page first(String channel) {
      return new Page(channel, Long.MAX_VALUE, 0, UUID.randomUUID().toString());
    }

    static Page read(String id) {
      String[] parts = id.split(" ", -1);
      return new Page(parts[0], Long.parseLong(parts[1]), Integer.parseInt(parts[2]), parts[3]);
    }

    String id() {
      return "%s %d %d %s".formatted(channel, below, waited, nonce);
    }
  }

  /** From then on. */
  void begin(String channel, Instant then) {
    begin(queue, channel, then);
  }

  /** The same, for who has the queue alone. */
  public static void begin(SchedulerClient queue, String channel, Instant then) {
    queue(queue, Page.first(channel), then);
  }

  private static void queue(SchedulerClient queue, Page page, Instant then) {
    queue.scheduleIfNotExists(new TaskInstance<Void>(NAME.getTaskName(), page.id()), then);
  }

  /** The durable task; what follows is queued before it is over. */
  public Task<Void> task() {
    return Tasks.custom(NAME)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAILURE))
        .onDeadExecutionRevive()
        .execute(
            (instance, context) -> {
              next(Page.read(instance.getId()))
                  .ifPresent(page -> queue(queue, page, clock.instant().plus(PAUSE)));
              return new OnCompleteRemove<>();
            });
  }

  /** Looks at one page, once most of those before are shown; empty when all are looked at. */
  Optional<Page> next(Page page) {
    boolean left = answers.test(page.channel());
    if (page.waited() < LONGEST && (left || cards.behind(page.channel()) >= PAGE)) {
      return Optional.of(new Page(page.channel(), page.below(), page.waited() + 1, page.nonce()));
    }
    List<IncidentId> some = messages.in(page.channel(), page.below(), PAGE);
    some.forEach(
        id ->
            queue.scheduleIfNotExists(
                CardTask.instance(id, cards.want(id), false), clock.instant()));
    return some.size() < PAGE
        ? Optional.empty()
        : Optional.of(new Page(page.channel(), some.getLast().value(), 0, page.nonce()));
  }
}
