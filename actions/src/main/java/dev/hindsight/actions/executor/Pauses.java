package dev.hindsight.actions.executor;

import dev.hindsight.actions.executor.Entry.Result;
import dev.hindsight.actions.executor.StepResult.Applied;
import dev.hindsight.actions.executor.StepResult.Halted;
import dev.hindsight.actions.executor.StepResult.Pending;
import dev.hindsight.actions.executor.StepResult.Refused;
import dev.hindsight.actions.executor.StepResult.Stopped;
import dev.hindsight.actions.plan.Step;
import dev.hindsight.actions.probe.Prober;
import dev.hindsight.actions.verify.Indicator.Reading;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The steps without a write: waited, looked or asked until they are so or their time is over. */
@Component
class Pauses {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(3);

  private final Prober prober;
  private final JdbcJournal journal;
  private final Ledger ledger;
  private final Permission permission;

  Pauses(Prober prober, JdbcJournal journal, Ledger ledger, Permission permission) {
    this.permission = permission;
    this.prober = prober;
    this.journal = journal;
    this.ledger = ledger;
  }

  StepResult step(Run run, int number, Step step) {
    Optional<Entry> entry = run.trail().entry(number, Direction.DO);
    if (entry.isPresent() && !entry.get().open()) {
      return new Refused(entry.get().detail());
    }
    Optional<Halted> halted = run.stored().tampered().<Halted>map(Stopped::new).or(run::halted);
    if (halted.isPresent()) {
      return halted.get();
    }
    return entry.isPresent()
        ? look(run, number, step, entry.get().left(run.now()))
        : begin(run, number, step);
  }

  private StepResult begin(Run run, int number, Step step) {
    FailPoint.BEFORE_PAUSE.hit();
    Optional<String> taken =
        ledger.noteUnless(
            run,
            () -> permission.held(run),
            "Step %d: %s.".formatted(number, step.sentence()),
            () -> journal.begin(run, number, step.within()));
    FailPoint.AFTER_PAUSE_BEGUN.hit();
    return taken.<StepResult>map(Stopped::new).orElseGet(Applied::new);
  }

  private StepResult look(Run run, int number, Step step, Duration left) {
    return switch (step) {
      case Step.Act _ -> throw new IllegalStateException("a write is no pause");
      case Step.Wait _ ->
          left.isPositive() ? pending(left) : over(run, number, Result.DONE, "waited");
      case Step.Ask _ ->
          left.isPositive()
              ? pending(left)
              : over(run, number, Result.GAVE_UP, "nobody answered in time");
      case Step.Check check ->
          switch (prober.look(check.probe())) {
            case Reading.Good(String sentence) -> over(run, number, Result.DONE, sentence);
            case Reading.Bad(String why) -> notSo(run, number, left, why);
            case Reading.Unreadable(String why) -> notSo(run, number, left, why);
          };
    };
  }

  private StepResult notSo(Run run, int number, Duration left, String why) {
    return left.isPositive() ? pending(left) : over(run, number, Result.GAVE_UP, why);
  }

  /** Looked at often enough that a cancel or an answer is not waited for. */
  private static Pending pending(Duration left) {
    return new Pending(left.compareTo(LOOK_EVERY) < 0 ? left : LOOK_EVERY);
  }

  /** The next visit reads what was written: this, or the answer that came just before it. */
  private StepResult over(Run run, int number, Result result, String detail) {
    String how = result == Result.DONE ? "done" : "not done";
    FailPoint.BEFORE_PAUSE_OUTCOME.hit();
    ledger.note(
        run,
        "Step %d %s: %s.".formatted(number, how, detail),
        () -> journal.conclude(run, number, Direction.DO, result, 0, detail));
    FailPoint.AFTER_PAUSE_OUTCOME.hit();
    return new Applied();
  }
}
