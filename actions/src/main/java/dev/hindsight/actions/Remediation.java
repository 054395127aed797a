package dev.hindsight.actions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be done about an incident, from proposal to finished run. */
public interface Remediation {

  /**
   * Finds the playbook for a cause and keeps its plan; reads the cluster, so not in a transaction.
   */
  Proposed propose(Proposal proposal);

  /**
   * The same by a playbook that a person names, whatever the cause.
   *
   * @param values what they wish of its plan, of what the playbook lets be wished
   */
  Proposed propose(Proposal proposal, String playbook, Map<String, String> values);

  /** All playbooks there are, by name. */
  List<PlaybookLine> playbooks();

  /** A person asks that the plan be approved; they are the requester from then on. */
  Answer ask(PlanId plan, String hash, PersonId requester);

  /** One vote; enough approvals start the run. Decided once, by one compare-and-set. */
  Answer decide(PlanId plan, String hash, PersonId person, Vote vote, String reason);

  /** An approver takes their yes back, until the first effect; later it is too late. */
  Answer revoke(PlanId plan, PersonId person, String reason);

  /** Starts the run without the needed approvals; all are told, and another person reviews it. */
  Answer breakGlass(PlanId plan, String hash, PersonId person, String reason);

  /** Another person looked at a start without approvals; their note is kept with it. */
  Answer reviewBreakGlass(PlanId plan, PersonId reviewer, String note);

  /** This person is shown this version for review: who approves high risk must have read it. */
  void shown(PlanId plan, String hash, PersonId person);

  /**
   * All that somebody asked for and that have not ended; what waits and lapses first comes first.
   */
  List<PlanId> asked();

  /** Plans that wait for people or run, and starts without approvals nobody reviewed yet. */
  List<PlanStatus> open();

  /**
   * Takes a plan back that has not started, or ends a run before its next step; what took effect is
   * said and stays. For whoever asked for it, and approvers.
   */
  Answer cancel(PlanId plan, PersonId person, String reason);

  /** An approver wants taken back what an ended run left in effect. */
  Answer undo(PlanId plan, PersonId person);

  /**
   * Names the question, or the step of unknown outcome, with which a run waits for a person's word;
   * every other one has another name. Empty where it waits with none.
   */
  Optional<String> waitsWith(PlanId plan);

  /**
   * An approver looked at the step of unknown outcome; the run goes on from what they say.
   *
   * @param seen what it waited with when they were asked; their word is about nothing later
   */
  Answer looked(PlanId plan, PersonId person, String seen, boolean applied);

  /**
   * An approver answers the question that a run waits with.
   *
   * @param seen what it waited with when they were asked; their word is about nothing later
   */
  Answer answer(PlanId plan, PersonId person, String seen, boolean yes);

  /** All there is to show; empty when there is no such plan. */
  Optional<PlanStatus> status(PlanId plan);

  /** What was kept before the plan's run changed anything, oldest first. */
  List<KeptText> diagnostics(PlanId plan);

  /** The stop of all runs; empty while they are allowed. */
  Optional<Stop> stopped();

  /** No run starts and running ones stop before their next step until {@link #resume}. */
  Answer stopAll(PersonId person, String reason);

  /**
   * Lifts the stop that the person has seen and no newer one; that the person may is for the caller
   * to check.
   *
   * @param seen that stop's time
   */
  Answer resume(PersonId person, String reason, Instant seen);
}
