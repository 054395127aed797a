package dev.hindsight.actions.executor;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Accepted;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.queue.JdbcWake;
import dev.hindsight.actions.store.Cancel;
import dev.hindsight.actions.store.JdbcWishes;
import dev.hindsight.actions.store.PlanLog;
import dev.hindsight.actions.store.StoredPlan;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Cancels one plan inside one transaction; the run itself says later what took effect. */
@Component
class Cancelling {

  private final JdbcWishes wishes;
  private final JdbcWake wake;
  private final PlanLog log;

  Cancelling(JdbcWishes wishes, JdbcWake wake, PlanLog log) {
    this.wishes = wishes;
    this.wake = wake;
    this.log = log;
  }

  Answer cancel(StoredPlan plan, Cancel cancel) {
    if (wishes.cancelBeforeStart(plan.id(), cancel)) {
      log.changed(
          plan,
          PlanState.CANCELLED,
          cancel.by(),
          "Ended before it started, %s. Nothing was changed.".formatted(cancel.sentence()));
      return new Accepted("%s is cancelled; nothing was changed.".formatted(plan.id()));
    }
    if (wishes.cancelRun(plan.id(), cancel)) {
      log.changed(
          plan, plan.state(), cancel.by(), "It ends before its next step, " + cancel.sentence());
      wake.now(plan.id());
      return new Accepted(
          "%s ends: a call on its way is finished, no further step begins. It then says what took effect."
              .formatted(plan.id()));
    }
    return plan.state().isFinal()
        ? new Refused(
            Reason.WRONG_STATE, "%s is over already: %s.".formatted(plan.id(), words(plan.state())))
        : new Refused(Reason.ALREADY_VOTED, "%s is being cancelled already.".formatted(plan.id()));
  }

  static String words(PlanState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
