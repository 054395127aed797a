package dev.hindsight.actions.executor;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.Trace;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.Done;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Outcome.TryAgain;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.actions.adapter.Written;
import dev.hindsight.actions.executor.Entry.Result;
import dev.hindsight.actions.executor.StepResult.Applied;
import dev.hindsight.actions.executor.StepResult.Halted;
import dev.hindsight.actions.executor.StepResult.Moved;
import dev.hindsight.actions.executor.StepResult.Partial;
import dev.hindsight.actions.executor.StepResult.Refused;
import dev.hindsight.actions.executor.StepResult.Retry;
import dev.hindsight.actions.executor.StepResult.Stopped;
import dev.hindsight.actions.executor.StepResult.Unclear;
import dev.hindsight.actions.policy.Policy;
import dev.hindsight.actions.policy.Ruling;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes one write at most once: intent, write, outcome; an open intent is observed first. */
@Component
class StepWriter {

  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final String BEHIND = "what this run changed before may not be seen yet";
  private static final String OVER = "the deadline is over";

  private final Adapter adapter;
  private final JdbcJournal journal;
  private final JdbcIntents intents;
  private final Policy policy;
  private final Ledger ledger;
  private final Permission permission;

  StepWriter(
      Adapter adapter,
      JdbcJournal journal,
      JdbcIntents intents,
      Policy policy,
      Ledger ledger,
      Permission permission) {
    this.adapter = adapter;
    this.journal = journal;
    this.intents = intents;
    this.policy = policy;
    this.ledger = ledger;
    this.permission = permission;
  }

  StepResult write(StepCall call) {
    Optional<Entry> entry = call.run().trail().entry(call.number(), call.direction());
    if (entry.isPresent() && !entry.get().open()) {
      return known(entry.get());
    }
    Optional<String> tampered = call.run().stored().tampered();
    if (tampered.isPresent()) {
      return entry.isPresent() ? unclear(call, tampered.get()) : new Stopped(tampered.get());
    }
    return switch (adapter.read(call.action().target().object())) {
      case Done<Live>(Live live) -> seen(call, live, entry);
      case TryAgain<Live>(_, String text, var after) -> new Retry(text, after);
      case GaveUp<Live>(Reason reason, String text) -> unread(call, reason, text, entry);
    };
  }

  /** Where the object itself was to go, its absence is what was wanted. */
  private StepResult unread(StepCall call, Reason reason, String why, Optional<Entry> intent) {
    boolean gone = call.action().removes() && reason == Reason.GONE;
    if (intent.filter(Entry::uncertain).isPresent()) {
      return gone ? applied(call, Result.RECOVERED, Written.at(0)) : unclear(call, why);
    }
    return gone ? new Moved(why + "; it is gone already") : new Refused(why);
  }

  private static StepResult known(Entry entry) {
    if (entry.applied()) {
      return new Applied();
    }
    return entry.outcome().equals(Optional.of(Result.UNKNOWN))
        ? new Unclear(entry.detail())
        : new Refused(entry.detail());
  }

  private StepResult seen(StepCall call, Live live, Optional<Entry> intent) {
    // where no try can have taken effect, whatever is there is somebody else's
    boolean tried = intent.filter(Entry::uncertain).isPresent();
    if (tried && call.removed(live)) {
      return applied(call, Result.RECOVERED, Written.at(0));
    }
    boolean ours = tried && call.sameObject(live);
    if (ours && call.leftItsMark(live)) {
      return applied(call, Result.RECOVERED, Written.at(live.generation()));
    }
    if (ours && call.action().trace() != Trace.MARK) {
      Optional<StepResult> readBack = readBack(call, live, intent.get());
      if (readBack.isPresent()) {
        return readBack.get();
      }
    }
    if (ours && !call.fieldsAsBefore(live)) {
      return unclear(
          call, "%s was changed, but not provably by this run".formatted(live.ref().display()));
    }
    Optional<String> moved = call.moved(live);
    if (moved.isPresent() && call.sameObject(live) && behind(call).isPositive()) {
      return new Retry(BEHIND, soon(behind(call)));
    }
    if (moved.isPresent()) {
      return ended(call, live, intent, moved.get(), new Moved(moved.get()));
    }
    // Whether all is stopped is for policy to say below, and for the intent's own statement.
    Optional<Halted> halted = call.run().cancelled();
    if (halted.isPresent()) {
      return ended(call, live, intent, halted.get().why(), halted.get());
    }
    if (call.run().pastDeadline() && intent.isPresent() && call.partly(live).isPresent()) {
      return ended(call, live, intent, OVER, new Refused(OVER));
    }
    return call.direction() == Direction.DO
        ? stillAllowed(call, live, intent)
        : dryRun(call, live, intent);
  }

  /** How long reads may still tell of the object as it was before an earlier write of this run. */
  private Duration behind(StepCall call) {
    return call.run().behind(call.action().target().object(), adapter.settles(call.action()));
  }

  /** What may be seen before its time is over is looked for before. */
  private static Duration soon(Duration left) {
    return left.compareTo(LOOK) < 0 ? left : LOOK;
  }

  /** What an open intent comes to where a write leaves no mark that is there at once. */
  private Optional<StepResult> readBack(StepCall call, Live live, Entry intent) {
    // an older state may be like the wanted one: off, and on again
    if (call.action().trace() == Trace.STATE && behind(call).isPositive()) {
      return Optional.of(new Retry(BEHIND, behind(call)));
    }
    if (call.action().trace() == Trace.STATE && call.fieldsAsAfter(live)) {
      return Optional.of(applied(call, Result.RECOVERED, Written.at(live.generation())));
    }
    Duration settles = intent.unsettled(call.run().now());
    return switch (call.action().trace()) {
      case STATE, LATE_MARK ->
          settles.isPositive()
              ? Optional.of(new Retry("what the last try did may not be seen yet", soon(settles)))
              : Optional.empty();
      case NONE ->
          intent.unsettledUntil().isPresent()
              ? Optional.of(unclear(call, "nothing shows whether the last try took effect"))
              : Optional.empty();
      case MARK -> Optional.empty();
    };
  }

  /** The world may have changed since the start: another node is gone, an autoscaler came. */
  private StepResult stillAllowed(StepCall call, Live live, Optional<Entry> intent) {
    Run run = call.run();
    var denied =
        policy
            .goingOn(run.stored(), run.plan().from(call.number()), run.stopped())
            .map(Ruling::denied);
    return switch (denied) {
      case Done<Optional<String>>(Optional<String> why) ->
          why.map(w -> ended(call, live, intent, w, new Stopped(w)))
              .orElseGet(() -> dryRun(call, live, intent));
      case TryAgain<Optional<String>>(_, String text, var after) -> new Retry(text, after);
      case GaveUp<Optional<String>>(_, String text) ->
          ended(call, live, intent, text, new Refused(text));
    };
  }

  private StepResult dryRun(StepCall call, Live live, Optional<Entry> intent) {
    return switch (adapter.preview(call.action(), live)) {
      case Done<String> _ -> byRights(call, live, intent);
      case TryAgain<String>(_, String text, var after) -> new Retry(text, after);
      case GaveUp<String>(_, String text) -> ended(call, live, intent, text, new Refused(text));
    };
  }

  /** Who lost their rights since they approved lends them to no write any more. */
  private StepResult byRights(StepCall call, Live live, Optional<Entry> intent) {
    Outcome<Optional<PersonId>> rights =
        adapter.asApprover(call.action())
            ? permission.rights(call.run())
            : new Done<>(Optional.empty());
    return switch (rights) {
      case Done<Optional<PersonId>>(Optional<PersonId> person) ->
          really(call, live, intent, person);
      case TryAgain<Optional<PersonId>>(_, String text, var after) -> new Retry(text, after);
      case GaveUp<Optional<PersonId>>(_, String text) ->
          ended(call, live, intent, text, new Stopped(text));
    };
  }

  private StepResult really(
      StepCall call, Live live, Optional<Entry> intent, Optional<PersonId> rights) {
    FailPoint.BEFORE_INTENT.hit();
    // Also for an open intent: looks at the lease, so that a stale owner stops here.
    Optional<Halted> halted = intents.keep(call, adapter.writeMayTake(call.action()));
    if (halted.isPresent()) {
      return ended(call, live, intent, halted.get().why(), halted.get());
    }
    FailPoint.AFTER_INTENT.hit();
    var written = adapter.write(call.change(live, rights));
    FailPoint.AFTER_WRITE.hit();
    return switch (written) {
      case Done<Written>(Written left) -> applied(call, Result.DONE, left);
      case TryAgain<Written>(Reason reason, String text, var after) -> {
        if (reason.withoutEffect()) {
          withoutEffect(call, intent);
        }
        yield new Retry(text, after);
      }
      case GaveUp<Written>(_, String text) -> {
        withoutEffect(call, intent);
        yield call.partly(live).isPresent()
            ? ended(call, live, intent, text, new Refused(text))
            : certain(call, intent, text, new Refused(text));
      }
    };
  }

  /** This try did nothing; an earlier one may still. */
  private void withoutEffect(StepCall call, Optional<Entry> before) {
    ledger.guarded(
        call.run(),
        () ->
            journal.withoutEffect(
                call.run(),
                call.number(),
                call.direction(),
                before.flatMap(Entry::unsettledUntil)));
  }

  private StepResult applied(StepCall call, Result result, Written left) {
    String done = call.direction() == Direction.DO ? "Step %d done" : "Undo of step %d done";
    String how = result == Result.RECOVERED ? " (found done after an interruption)" : "";
    ledger.applied(
        call,
        result,
        left,
        "%s%s: %s.".formatted(done.formatted(call.number()), how, call.action().sentence()));
    FailPoint.AFTER_OUTCOME.hit();
    return new Applied();
  }

  private StepResult ended(
      StepCall call, Live live, Optional<Entry> intent, String why, StepResult result) {
    Optional<String> partly = intent.isPresent() ? call.partly(live) : Optional.empty();
    if (partly.isPresent()) {
      return new Partial("%s; %s".formatted(partly.get(), why), live.generation(), result);
    }
    return intent.isPresent() ? certain(call, intent, why, result) : result;
  }

  /** "Not done" is said only when no earlier try can take effect any more. */
  private StepResult certain(StepCall call, Optional<Entry> intent, String why, StepResult result) {
    Duration open = intent.map(e -> e.unsettled(call.run().now())).orElse(Duration.ZERO);
    if (open.isPositive()) {
      return new Retry("a write on its way may still take effect; then: " + why, open);
    }
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
