package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.adapter.Written;
import dev.hindsight.actions.executor.Entry.Result;
import dev.hindsight.actions.store.PlanLog;
import dev.hindsight.actions.store.Transactions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Every write of a run that is more than one statement: in one transaction, and only while its
 * lease is held.
 */
@Component
class Ledger {

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final JdbcRuns runs;
  private final JdbcOutcomes outcomes;
  private final PlanLog log;
  private final Transactions transactions;

  Ledger(JdbcRuns runs, JdbcOutcomes outcomes, PlanLog log, Transactions transactions) {
    this.runs = runs;
    this.outcomes = outcomes;
    this.log = log;
    this.transactions = transactions;
  }

  /** Writes under the lease, or throws {@link StaleLease} and has changed nothing. */
  void guarded(Run run, Runnable writes) {
    guarded(
        run,
        () -> {
          writes.run();
          return run;
        });
  }

  /** The same with an answer. */
  <T> T guarded(Run run, Supplier<T> writes) {
    return transactions.in(
        () -> {
          runs.hold(run);
          return writes.get();
        });
  }

  /** The run goes on in another state. */
  Next move(Run run, PlanState to, String sentence) {
    return move(run, to, sentence, () -> {});
  }

  /** The run goes on in another state, together with these writes. */
  Next move(Run run, PlanState to, String sentence, Runnable also) {
    if (!to.isFinal()) {
      return moved(run, to, sentence, also);
    }
    FailPoint.BEFORE_FINAL.hit();
    Next end = moved(run, to, sentence, also);
    FailPoint.AFTER_FINAL.hit();
    return end;
  }

  private Next moved(Run run, PlanState to, String sentence, Runnable also) {
    transactions.run(
        () -> {
          if (!runs.move(run, to)) {
            throw new StaleLease(run.id());
          }
          also.run();
          log.changed(run.stored(), to, PlanLog.BOT, sentence);
        });
    return to.isFinal() ? new Next.End() : new Next.Onward();
  }

  /** These writes and a sentence for people; the state stays. */
  void note(Run run, String sentence, Runnable also) {
    guarded(
        run,
        () -> {
          also.run();
          log.progressed(run.stored(), run.stored().state(), sentence);
        });
  }

  /** The same unless something stands against it, which is the answer. */
  Optional<String> noteUnless(
      Run run, Supplier<Optional<String>> obstacle, String sentence, Runnable also) {
    return guarded(
        run,
        () -> {
          Optional<String> against = obstacle.get();
          if (against.isEmpty()) {
            also.run();
            log.progressed(run.stored(), run.stored().state(), sentence);
          }
          return against;
        });
  }

  /** A write is known to have taken effect, together with a sentence for people. */
  void applied(StepCall call, Result how, Written left, String sentence) {
    transactions.run(
        () -> {
          outcomes.applied(call, how, left, sentence);
          log.told(call.run().stored(), call.run().stored().state());
        });
  }

  /** The same again after a pause that grows; people are told at the first time. */
  Next later(Run run, String why, Duration atLeast) {
    return later(run, why, atLeast, () -> {});
  }

  /** The same after an error of our own, which is counted. */
  Next afterError(Run run, String why) {
    return later(run, why, Duration.ZERO, () -> runs.internalErrors(run, run.internalErrors() + 1));
  }

  private Next later(Run run, String why, Duration atLeast, Runnable also) {
    guarded(
        run,
        () -> {
          runs.attempts(run, run.attempts() + 1);
          also.run();
          if (run.attempts() == 0) {
            log.progressed(run.stored(), run.stored().state(), "Trying again: " + why);
          }
        });
    Duration pause = Duration.ofSeconds(1L << Math.min(run.attempts(), 5));
    Duration capped = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    return new Next.Later(capped.compareTo(atLeast) > 0 ? capped : atLeast);
  }
}
