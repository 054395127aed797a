package dev.hindsight.bot.incident;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.hindsight.actions.PlanId;
import dev.hindsight.bot.alert.AlertId;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Puts work into the scheduler's table; each call is a row of its own, so none hides another. */
@Component
class QueuedWork implements Work {

  private final SchedulerClient queue;
  private final Clock clock;

  QueuedWork(@Qualifier("taskQueue") SchedulerClient queue, Clock clock) {
    this.queue = queue;
    this.clock = clock;
  }

  @Override
  public void correlate(AlertId alert) {
    put(
        PathTasks.CORRELATE
            .instance(unique(alert.value()))
            .data(alert.value())
            .scheduledTo(clock.instant()));
  }

  @Override
  public void investigate(IncidentId incident, Instant at) {
    put(
        PathTasks.INVESTIGATE
            .instance(unique(incident.value()))
            .data(incident.value())
            .scheduledTo(at));
  }

  @Override
  public void narrate(IncidentId incident) {
    put(
        NarrationTask.NARRATE
            .instance(unique(incident.value()))
            .data(incident.value())
            .scheduledTo(clock.instant()));
  }

  @Override
  public void settle(IncidentId incident, Instant at) {
    put(PathTasks.SETTLE.instance(unique(incident.value())).data(incident.value()).scheduledTo(at));
  }

  @Override
  public void planFinished(PlanId plan, IncidentId incident) {
    put(
        PathTasks.PLAN_FINISHED
            .instance(unique(plan.value()))
            .data(incident.value())
            .scheduledTo(clock.instant()));
  }

  private void put(com.github.kagkarlsson.scheduler.task.SchedulableInstance<Long> work) {
    queue.scheduleIfNotExists(work);
  }

  private static String unique(long id) {
    return id + "-" + UUID.randomUUID();
  }
}
