package dev.hindsight.actions.executor;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Accepted;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.plan.Step;
import dev.hindsight.actions.store.JdbcStopSwitch;
import dev.hindsight.actions.store.PlanLog;
import dev.hindsight.actions.store.StoredPlan;
import dev.hindsight.actions.store.Voter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets a run that waits for a person go on from what they say; inside one transaction. */
@Component
class Resuming {

  private final JdbcJournal journal;
  private final JdbcDecisions decisions;
  private final Restart restart;
  private final JdbcStopSwitch stop;
  private final PlanLog log;

  Resuming(
      JdbcJournal journal,
      JdbcDecisions decisions,
      Restart restart,
      JdbcStopSwitch stop,
      PlanLog log) {
    this.journal = journal;
    this.decisions = decisions;
    this.restart = restart;
    this.stop = stop;
    this.log = log;
  }

  /** The question or the step in doubt; neither has its name before or after it. */
  Optional<String> waitsWith(StoredPlan plan) {
    Trail trail = trail(plan);
    return doubt(plan, trail)
        .or(() -> question(plan, trail))
        .map(
            entry ->
                "%d-%s-%d-%d"
                    .formatted(
                        plan.requestNo(),
                        entry.direction(),
                        entry.step(),
                        entry.dueAt().or(entry::outcomeAt).map(Instant::toEpochMilli).orElse(0L)));
  }

  /** A word that was meant for something earlier, or comes a second time, is about nothing now. */
  private boolean isPast(StoredPlan plan, String seen) {
    return waitsWith(plan).filter(seen::equals).isEmpty();
  }

  private static Optional<Entry> doubt(StoredPlan plan, Trail trail) {
    return trail.doubtful().filter(_ -> waitsForALook(plan.state()));
  }

  private static Optional<Entry> question(StoredPlan plan, Trail trail) {
    List<Step> steps = plan.plan().steps();
    int number = trail.next();
    boolean asks =
        plan.state() == PlanState.RUNNING
            && number <= steps.size()
            && steps.get(number - 1) instanceof Step.Ask;
    return asks ? trail.entry(number, Direction.DO).filter(Entry::open) : Optional.empty();
  }

  /** The step of unknown outcome is decided; taking effect on its way still is waited for. */
  Answer looked(StoredPlan plan, Voter by, String seen, boolean applied) {
    Optional<Entry> doubt = doubt(plan, trail(plan));
    if (doubt.isEmpty() || isPast(plan, seen)) {
      return refused("The step of %s that you looked at is not in doubt.", plan);
    }
    Entry entry = doubt.get();
    Duration open = entry.unsettled(plan.now());
    if (!applied && open.isPositive()) {
      return refused(
          "A write of %s may still take effect; look again in " + (open.toSeconds() + 1) + " s.",
          plan);
    }
    decisions.looked(plan.id(), entry, by.person(), applied);
    boolean forward = entry.direction() == Direction.DO;
    String step = "%s %d".formatted(forward ? "step" : "the undo of step", entry.step());
    return restart.go(
        plan,
        forward ? PlanState.RUNNING : PlanState.UNDOING,
        by,
        "%s looked: %s %s. The run goes on from there."
            .formatted(by.person(), step, JdbcDecisions.words(applied)));
  }

  Answer undo(StoredPlan plan, Voter by) {
    Trail trail = trail(plan);
    Optional<String> stopped = stop.stopped();
    if (stopped.isPresent()) {
      return new Refused(Reason.STOPPED, stopped.get() + ". Nothing was done.");
    }
    if (!leavesEffects(plan.state()) || trail.toUndo().isEmpty()) {
      return refused("Nothing of %s is there to be taken back now.", plan);
    }
    if (trail.doubtful().isPresent()) {
      return refused("Say first whether the step in doubt of %s took effect.", plan);
    }
    decisions.reopenUndos(plan.id());
    if (plan.state() != PlanState.ROLLBACK_INCOMPLETE) {
      decisions.undoEnds(plan.id(), endOf(plan.state()));
    }
    return restart.go(
        plan,
        PlanState.UNDOING,
        by,
        "%s wants it taken back: %s.".formatted(by.person(), trail.remaining()));
  }

  Answer answer(StoredPlan plan, PersonId person, String seen, boolean yes) {
    Optional<Entry> question = question(plan, trail(plan));
    if (question.isEmpty()
        || isPast(plan, seen)
        || !decisions.answered(plan.id(), question.get().step(), person, yes)) {
      return refused("%s does not wait for an answer to that.", plan);
    }
    int number = question.get().step();
    String sentence = "%s said %s to step %d.".formatted(person, yes ? "yes" : "no", number);
    log.changed(plan, plan.state(), person, sentence);
    restart.hear(plan.id());
    return new Accepted("%s has your answer: %s.".formatted(plan.id(), yes ? "yes" : "no"));
  }

  private static boolean waitsForALook(PlanState state) {
    return state == PlanState.UNKNOWN || state == PlanState.ROLLBACK_INCOMPLETE;
  }

  /**
   * Ends that are no verdict on the change: it may stand, or be taken back by a person's choice.
   */
  private static boolean leavesEffects(PlanState state) {
    return switch (state) {
      case CANCELLED, STOPPED, FAILED, ROLLBACK_INCOMPLETE, UNKNOWN -> true;
      case PROPOSED,
          AWAITING_APPROVAL,
          APPROVED,
          RUNNING,
          VERIFYING,
          UNDOING,
          SUCCEEDED,
          UNDONE,
          FAILED_BEFORE_EFFECT,
          REJECTED,
          EXPIRED ->
          false;
    };
  }

  private static PlanState endOf(PlanState state) {
    return state == PlanState.UNKNOWN ? PlanState.STOPPED : state;
  }

  private Trail trail(StoredPlan plan) {
    return new Trail(plan.plan(), journal.of(plan.id()));
  }

  private static Answer refused(String text, StoredPlan plan) {
    return new Refused(Reason.WRONG_STATE, text.formatted(plan.id()));
  }
}
