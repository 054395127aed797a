package dev.hindsight.actions.queue;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.hindsight.actions.PlanId;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Schedules what a plan needs done later; committed with the caller's transaction. */
@Component
public class PlanTasks {

  /** Runs an approved plan. */
  public static final String RUN = "plan-run";

  /** Marks a lapsed request or approval. */
  public static final String EXPIRY = "plan-expiry";

  private final SchedulerClient queue;
  private final Clock clock;

  PlanTasks(@Qualifier("taskQueue") SchedulerClient queue, Clock clock) {
    this.queue = queue;
    this.clock = clock;
  }

  /** Starts the run of this request as soon as a scheduler is free. */
  public void runNow(PlanId plan, int requestNo) {
    queue.scheduleIfNotExists(instance(RUN, plan, Integer.toString(requestNo)), clock.now());
  }

  /**
   * Starts a run that had ended once more, by a person's word.
   *
   * @param epoch counts owners, so that the task of an owner who just ended does not hide this one
   */
  public void runAgain(PlanId plan, int requestNo, long epoch) {
    queue.scheduleIfNotExists(instance(RUN, plan, requestNo + "/" + epoch), clock.now());
  }

  /** Looks after that long whether this request lapsed. */
  public void expireAfter(PlanId plan, int requestNo, Duration delay) {
    queue.scheduleIfNotExists(instance(EXPIRY, plan, Integer.toString(requestNo)), in(delay));
  }

  /** The moment after this delay, on the clock the scheduler goes by. */
  public Instant in(Duration delay) {
    return clock.now().plus(delay);
  }

  private static TaskInstance<Void> instance(String task, PlanId plan, String number) {
    return new TaskInstance<>(task, plan.value() + "/" + number);
  }

  /** The request a task instance of ours is for. */
  public static int requestOf(TaskInstance<?> instance) {
    return Integer.parseInt(instance.getId().split("/", -1)[1]);
  }

  /** The plan a task instance of ours is about. */
  public static PlanId planOf(TaskInstance<?> instance) {
    String id = instance.getId();
    return new PlanId(Long.parseLong(id.substring(0, id.indexOf('/'))));
  }
}
