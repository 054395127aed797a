package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.store.StoredPlan;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Takes an approved plan as far as it can go now; all it knows is in the database. */
@Component
class PlanRunner {

  private static final Logger LOG = LoggerFactory.getLogger(PlanRunner.class);
  private static final int INTERNAL_ERRORS = 10;
  private static final Duration AFTER_TAKE_OVER = Duration.ofSeconds(5);
  private static final Duration HAND_OVER = Duration.ofSeconds(1);

  private final JdbcRuns runs;
  private final Ledger ledger;
  private final Phases phases;
  private final Draining draining;

  PlanRunner(JdbcRuns runs, Ledger ledger, Phases phases, Draining draining) {
    this.runs = runs;
    this.ledger = ledger;
    this.phases = phases;
    this.draining = draining;
  }

  /** One visit for this request; a request that another one followed has no run any more. */
  Next visit(PlanId plan, int request) {
    return visit(plan, Optional.of(request));
  }

  /** One visit; answers {@code Later} or {@code End}. */
  Next visit(PlanId plan) {
    return visit(plan, Optional.empty());
  }

  private Next visit(PlanId plan, Optional<Integer> request) {
    if (draining.begun()) {
      return new Next.Later(HAND_OVER);
    }
    Optional<Long> epoch = runs.claim(plan, request);
    if (epoch.isEmpty()) {
      return new Next.End();
    }
    try {
      return onward(plan, epoch.get());
    } catch (StaleLease e) {
      LOG.info("{}; this instance stops.", e.getMessage());
      return new Next.Later(AFTER_TAKE_OVER);
    }
  }

  private Next onward(PlanId plan, long epoch) {
    Optional<StoredPlan> before = Optional.empty();
    while (true) {
      Run run = runs.load(plan, epoch, before);
      before = Optional.of(run.stored());
      Optional<Phase> phase = phases.of(run.stored().state());
      if (phase.isEmpty()) {
        return new Next.End();
      }
      Next next = careful(run, phase.get());
      if (!(next instanceof Next.Onward)) {
        return next;
      }
      // What comes next is another instance's, which sees it as soon as this task is given back.
      if (draining.begun()) {
        return new Next.Later(HAND_OVER);
      }
    }
  }

  private Next careful(Run run, Phase phase) {
    try {
      return phase.run(run);
    } catch (StaleLease | DataAccessException | TransactionException e) {
      // Also a commit whose answer was lost: what became of it is read at the next visit.
      throw e;
    } catch (RuntimeException e) {
      LOG.error("{} met an internal error and is tried again.", run.id(), e);
      String why = "an internal error (%s)".formatted(e.getClass().getSimpleName());
      return run.internalErrors() < INTERNAL_ERRORS
          ? ledger.afterError(run, why)
          : ledger.move(run, PlanState.UNKNOWN, "Ended by %s. A person must look.".formatted(why));
    }
  }
}
