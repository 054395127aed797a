package dev.hindsight.bot.slack.outbox;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentRoom;
import java.time.Instant;

/**
 * The durable task that shows a storm's message anew: once for all changes of a second, so that 500
 * incidents do not draw it a thousand times.
 */
public final class StormTask {

  private static final TaskDescriptor<Long> NAME = TaskDescriptor.of("slack-storm", Long.class);

  /** Replicas know the time to a second: what one calls over, none adds to. */
  private static final int LATER = 2;

  private StormTask() {}

  /** Something changed in the storm that this incident leads. */
  public static void queue(SchedulerClient queue, Clock clock, IncidentId leader) {
    long second = clock.now().getEpochSecond();
    queue.scheduleIfNotExists(
        NAME.instance(leader.value() + ":" + second)
            .data(leader.value())
            .scheduledTo(Instant.ofEpochSecond(second + LATER)));
  }

  /** The task. */
  public static Task<Long> of(IncidentRoom room) {
    return Tasks.oneTime(NAME)
        .execute((work, context) -> room.refresh(new IncidentId(work.getData())));
  }
}
