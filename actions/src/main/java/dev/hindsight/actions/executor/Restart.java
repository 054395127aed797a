package dev.hindsight.actions.executor;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Accepted;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.RemediationSettings;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.queue.JdbcWake;
import dev.hindsight.actions.queue.PlanTasks;
import dev.hindsight.actions.store.JdbcPlans;
import dev.hindsight.actions.store.JdbcWishes;
import dev.hindsight.actions.store.PlanLog;
import dev.hindsight.actions.store.StoredPlan;
import dev.hindsight.actions.store.Voter;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts an ended run back to work: its time anew, an owner of its own; in the caller's tx. */
@Component
class Restart {

  private final JdbcPlans plans;
  private final JdbcWishes wishes;
  private final JdbcDecisions decisions;
  private final Queue queue;
  private final PlanLog log;

  Restart(JdbcPlans plans, JdbcWishes wishes, JdbcDecisions decisions, Queue queue, PlanLog log) {
    this.plans = plans;
    this.wishes = wishes;
    this.decisions = decisions;
    this.queue = queue;
    this.log = log;
  }

  Answer go(StoredPlan plan, PlanState to, Voter by, String sentence) {
    Optional<StoredPlan> other = atWork(plan);
    if (other.isPresent()) {
      return new Refused(
          Reason.WRONG_STATE,
          "%s is at work on the same object; that one comes first. Nothing was done."
              .formatted(other.get().id()));
    }
    if (!wishes.resume(plan.id(), plan.state(), to)) {
      throw new IllegalStateException("%s is locked, yet moved".formatted(plan.id()));
    }
    Duration deadline = queue.settings.deadline();
    Duration length = to == PlanState.RUNNING ? deadline.plus(plan.plan().pauses()) : deadline;
    queue.again(plan, decisions.renew(plan.id(), length, by));
    log.changed(plan, to, by.person(), sentence);
    return new Accepted(sentence);
  }

  private Optional<StoredPlan> atWork(StoredPlan plan) {
    return plan.plan().targets().stream()
        .map(Target::uid)
        .flatMap(uid -> plans.inHand(uid).stream())
        .filter(other -> !other.id().equals(plan.id()))
        .findFirst();
  }

  /** A waiting run looks again at once. */
  void hear(PlanId plan) {
    queue.wake.now(plan);
  }

  /** How a run is brought to its next visit. */
  @Component
  static class Queue {

    private final PlanTasks tasks;
    private final JdbcWake wake;
    private final RemediationSettings settings;

    Queue(PlanTasks tasks, JdbcWake wake, RemediationSettings settings) {
      this.tasks = tasks;
      this.wake = wake;
      this.settings = settings;
    }

    private void again(StoredPlan plan, long epoch) {
      tasks.runAgain(plan.id(), plan.requestNo(), epoch);
    }
  }
}
