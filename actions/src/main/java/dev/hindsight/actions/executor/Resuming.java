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

  /** The step of unknown outcome is decided; taking effect on its way still is waited for. */
  Answer looked(StoredPlan plan, Voter by, boolean applied) {
    Optional<Entry> doubt = trail(plan).doubtful();
    if (doubt.isEmpty() || !waitsForALook(plan.state())) {
      return refused("No step of %s is in doubt.", plan);
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

  Answer answer(StoredPlan plan, PersonId person, boolean yes) {
    Trail trail = trail(plan);
    List<Step> steps = plan.plan().steps();
    int number = trail.next();
    boolean asks =
        plan.state() == PlanState.RUNNING
            && number <= steps.size()
            && steps.get(number - 1) instanceof Step.Ask;
    if (!asks || !decisions.answered(plan.id(), number, person, yes)) {
      return refused("%s waits for no answer now.", plan);
    }
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
