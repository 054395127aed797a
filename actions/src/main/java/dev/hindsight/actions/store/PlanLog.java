package dev.hindsight.actions.store;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanListener;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.audit.JdbcAuditLog;
import org.springframework.stereotype.Component;

/** Writes down what just changed about a plan: progress, audit, listener; in the caller's tx. */
@Component
public class PlanLog {

  /** The bot itself, where no person acted. */
  public static final PersonId BOT = new PersonId("hindsight");

  private final JdbcProgress progress;
  private final JdbcAuditLog audit;
  private final PlanListener listener;

  PlanLog(JdbcProgress progress, JdbcAuditLog audit, PlanListener listener) {
    this.progress = progress;
    this.audit = audit;
    this.listener = listener;
  }

  /** The plan is in this state now, by this person's doing. */
  public void changed(StoredPlan plan, PlanState state, PersonId who, String sentence) {
    progress.add(plan.id(), sentence);
    listener.changed(plan.id(), plan.incident(), state);
    audit.append(who, state.name(), plan.id() + " " + plan.hash(), sentence);
  }

  /** What a person did to the plan that is no state of it. */
  public void acted(StoredPlan plan, PlanState state, PersonId who, String event, String sentence) {
    progressed(plan, state, sentence);
    audit.append(who, event, plan.id() + " " + plan.hash(), sentence);
  }

  /** The plan starts without the approvals it needs, which all must hear. */
  public void glassBroken(StoredPlan plan, PersonId who, String reason, String sentence) {
    acted(plan, PlanState.APPROVED, who, "BREAK_GLASS", sentence);
    listener.changed(plan.id(), plan.incident(), PlanState.APPROVED);
    listener.glassBroken(plan.id(), plan.incident(), who, reason);
  }

  /** The plan goes on in the same state. */
  public void progressed(StoredPlan plan, PlanState state, String sentence) {
    progress.add(plan.id(), sentence);
    told(plan, state);
  }

  /** What is kept of the plan already is to be shown. */
  public void told(StoredPlan plan, PlanState state) {
    listener.progressed(plan.id(), plan.incident(), state);
  }
}
