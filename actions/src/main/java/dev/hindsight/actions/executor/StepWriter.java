package dev.hindsight.actions.executor;

import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Outcome.Done;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Outcome.TryAgain;
import dev.hindsight.actions.executor.Entry.Result;
import dev.hindsight.actions.executor.StepResult.Applied;
import dev.hindsight.actions.executor.StepResult.Moved;
import dev.hindsight.actions.executor.StepResult.Refused;
import dev.hindsight.actions.executor.StepResult.Retry;
import dev.hindsight.actions.executor.StepResult.Stopped;
import dev.hindsight.actions.executor.StepResult.Unclear;
import dev.hindsight.actions.plan.Live;
import dev.hindsight.actions.store.JdbcStopSwitch;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes one write at most once: intent, write, outcome; an open intent is observed first. */
@Component
class StepWriter {

  private final Adapter adapter;
  private final JdbcJournal journal;
  private final JdbcStopSwitch stop;
  private final Ledger ledger;

  StepWriter(Adapter adapter, JdbcJournal journal, JdbcStopSwitch stop, Ledger ledger) {
    this.adapter = adapter;
    this.journal = journal;
    this.stop = stop;
    this.ledger = ledger;
  }

  StepResult write(StepCall call) {
    Optional<Entry> entry =
        journal.of(call.plan()).stream()
            .filter(e -> e.step() == call.number() && e.direction() == call.direction())
            .findFirst();
    if (entry.isPresent() && !entry.get().open()) {
      return known(entry.get());
    }
    Optional<String> tampered = call.run().stored().tampered();
    if (tampered.isPresent()) {
      return entry.isPresent() ? unclear(call, tampered.get()) : new Stopped(tampered.get());
    }
    return switch (adapter.read(call.action().target().object())) {
      case Done<Live>(Live live) -> seen(call, live, entry.isPresent());
      case TryAgain<Live>(_, String text, var after) -> new Retry(text, after);
      case GaveUp<Live>(_, String text) ->
          entry.isPresent() ? unclear(call, text) : new Refused(text);
    };
  }

  private static StepResult known(Entry entry) {
    if (entry.applied()) {
      return new Applied();
    }
    return entry.outcome().equals(Optional.of(Result.UNKNOWN))
        ? new Unclear(entry.detail())
        : new Refused(entry.detail());
  }

  private StepResult seen(StepCall call, Live live, boolean intended) {
    if (intended && call.sameObject(live) && call.leftItsMark(live)) {
      return applied(call, Result.RECOVERED, live.generation());
    }
    if (intended && call.sameObject(live) && !call.fieldsAsBefore(live)) {
      return unclear(
          call, "%s was changed, but not provably by this run".formatted(live.ref().display()));
    }
    Optional<String> moved = call.moved(live);
    if (moved.isPresent()) {
      return intended ? closed(call, moved.get(), new Moved(moved.get())) : new Moved(moved.get());
    }
    Optional<String> stopped = stop.stopped();
    if (stopped.isPresent()) {
      return halted(call, stopped.get(), intended);
    }
    return dryRun(call, live, intended);
  }

  private StepResult dryRun(StepCall call, Live live, boolean intended) {
    return switch (adapter.preview(call.action(), live)) {
      case Done<String> _ -> really(call, live, intended);
      case TryAgain<String>(_, String text, var after) -> new Retry(text, after);
      case GaveUp<String>(_, String text) ->
          intended ? closed(call, text, new Refused(text)) : new Refused(text);
    };
  }

  private StepResult really(StepCall call, Live live, boolean intended) {
    FailPoint.hit("before-intent");
    Optional<String> stopped = intend(call, intended);
    if (stopped.isPresent()) {
      return halted(call, stopped.get(), intended);
    }
    FailPoint.hit("after-intent");
    var written = adapter.write(call.change(live));
    FailPoint.hit("after-write");
    return switch (written) {
      case Done<Long>(Long generation) -> applied(call, Result.DONE, generation);
      case TryAgain<Long>(_, String text, var after) -> new Retry(text, after);
      case GaveUp<Long>(_, String text) -> closed(call, text, new Refused(text));
    };
  }

  /** Keeps the intent, unless all is stopped: a stop accepted before this keeps the write away. */
  private Optional<String> intend(StepCall call, boolean intended) {
    // Also for an open intent: takes the lease's row, so that a stale owner stops here.
    return ledger.guarded(
        call.run(),
        () -> {
          Optional<String> stopped = stop.held();
          if (stopped.isEmpty() && !intended) {
            journal.intend(call.run(), call.number(), call.direction());
          }
          return stopped;
        });
  }

  private StepResult halted(StepCall call, String why, boolean intended) {
    return intended ? closed(call, why, new Stopped(why)) : new Stopped(why);
  }

  private StepResult applied(StepCall call, Result result, long generation) {
    String done = call.direction() == Direction.DO ? "Step %d done" : "Undo of step %d done";
    String how = result == Result.RECOVERED ? " (found done after an interruption)" : "";
    ledger.note(
        call.run(),
        "%s%s: %s.".formatted(done.formatted(call.number()), how, call.action().sentence()),
        () -> conclude(call, result, generation, ""));
    FailPoint.hit("after-outcome");
    return new Applied();
  }

  private StepResult closed(StepCall call, String why, StepResult result) {
    ledger.guarded(call.run(), () -> conclude(call, Result.GAVE_UP, 0, why));
    return result;
  }

  private StepResult unclear(StepCall call, String why) {
    ledger.guarded(call.run(), () -> conclude(call, Result.UNKNOWN, 0, why));
    return new Unclear(why);
  }

  private void conclude(StepCall call, Result result, long generation, String detail) {
    journal.conclude(call.run(), call.number(), call.direction(), result, generation, detail);
  }
}
