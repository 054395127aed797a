package dev.hindsight.bot.incident;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Priority;
import dev.hindsight.actions.PlanId;
import dev.hindsight.bot.alert.AlertId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Puts work into the scheduler's table; each call is a row of its own, so none hides another. */
@Component
class QueuedWork implements Work {

  private final SchedulerClient queue;
  private final Clock clock;
  private final com.github.kagkarlsson.scheduler.Clock queueClock;

  QueuedWork(
      @Qualifier("taskQueue") SchedulerClient queue,
      Clock clock,
      com.github.kagkarlsson.scheduler.Clock queueClock) {
    this.queue = queue;
    this.clock = clock;
    this.queueClock = queueClock;
  }

  @Override
  public void correlate(AlertId alert) {
    put(
        PathTasks.CORRELATE
            .instance(unique(alert.value()))
            .data(alert.value())
            .scheduledTo(queueClock.now()));
  }

  @Override
  public void investigate(IncidentId incident, Instant at) {
    put(
        PathTasks.INVESTIGATE
            .instance(unique(incident.value()))
            .data(incident.value())
            // takes a second and more each: in a storm runs, ends and answers do not wait for it
            .priority(Priority.LOW)
            .scheduledTo(due(at)));
  }

  @Override
  public void narrate(IncidentId incident) {
    put(
        NarrationTask.NARRATE
            .instance(unique(incident.value()))
            .data(incident.value())
            .priority(Priority.LOW)
            .scheduledTo(queueClock.now()));
  }

  @Override
  public void settle(IncidentId incident, Instant at) {
    put(
        PathTasks.SETTLE
            .instance(unique(incident.value()))
            .data(incident.value())
            .scheduledTo(due(at)));
  }

  @Override
  public void wake(IncidentId incident, Instant at) {
    put(
        PathTasks.WAKE
            .instance(unique(incident.value()))
            .data(incident.value())
            .scheduledTo(due(at)));
  }

  @Override
  public void planFinished(PlanId plan, IncidentId incident) {
    put(
        PathTasks.PLAN_FINISHED
            .instance(unique(plan.value()))
            .data(incident.value())
            .scheduledTo(queueClock.now()));
  }

  /** As far ahead on the queue's clock as it is on ours, which may be wrong by hours. */
  private Instant due(Instant at) {
    return queueClock.now().plus(Duration.between(clock.instant(), at));
  }

  private void put(com.github.kagkarlsson.scheduler.task.SchedulableInstance<Long> work) {
    queue.scheduleIfNotExists(work);
  }

  private static String unique(long id) {
    return id + "-" + UUID.randomUUID();
  }
}
