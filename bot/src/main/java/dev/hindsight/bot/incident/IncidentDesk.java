package dev.hindsight.bot.incident;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.Stop;
import dev.hindsight.actions.Vote;
import java.time.Instant;
import java.util.Optional;

/**
 * What people do to incidents, whatever they press or type; every answer is committed before it is
 * returned, and a refusal has changed nothing.
 */
public interface IncidentDesk {

  /** Empty for whoever may read what is known here, else what to tell them. */
  Optional<Answer> stranger(PersonId person);

  /** Takes the incident; a second person is told who has it. */
  Answer acknowledge(IncidentId id, PersonId person);

  /** Asks that the plan be approved. */
  Answer askForApproval(PlanId plan, String hash, PersonId person);

  /** Approves or rejects. */
  Answer decide(PlanId plan, String hash, PersonId person, Vote vote, String reason);

  /** Takes one's own yes back, until the first effect. */
  Answer revoke(PlanId plan, PersonId person, String reason);

  /** Starts a plan without the needed approvals; for a list of its own, and all are told. */
  Answer breakGlass(PlanId plan, String hash, PersonId person, String reason);

  /** Keeps what another approver found about such a start. */
  Answer reviewBreakGlass(PlanId plan, PersonId reviewer, String note);

  /** The person is shown this plan for review. */
  void shown(PlanId plan, String hash, PersonId person);

  /** What people want of a plan after it was asked for; who may is the plan's to say. */
  Answer wish(PlanId plan, PlanWish wish, PersonId person);

  /** Names the question or the step in doubt that a run waits with; empty where with none. */
  Optional<String> waitsWith(PlanId plan);

  /** Stops all runs, now and until resumed. */
  Answer stopAll(PersonId person);

  /** Lifts the stop; approvers only. */
  Answer resumeAll(PersonId person, Instant seen);

  /** The stop of all runs; empty while they are allowed. */
  Optional<Stop> stopped();
}
