package dev.hindsight.actions.remedy;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.KeptText;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.PlaybookLine;
import dev.hindsight.actions.Proposal;
import dev.hindsight.actions.Proposed;
import dev.hindsight.actions.Remediation;
import dev.hindsight.actions.Stop;
import dev.hindsight.actions.Vote;
import dev.hindsight.actions.approval.Approvals;
import dev.hindsight.actions.approval.BreakGlass;
import dev.hindsight.actions.executor.Wishes;
import dev.hindsight.actions.policy.VoterCheck;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The module's entry. */
@Component
class Remedies implements Remediation {

  private final Proposals proposals;
  private final Approvals approvals;
  private final Wishes wishes;
  private final StatusView view;
  private final StopDesk stop;
  private final VoterCheck voters;
  private final BreakGlass glass;

  Remedies(
      Proposals proposals,
      Approvals approvals,
      Wishes wishes,
      StatusView view,
      StopDesk stop,
      VoterCheck voters,
      BreakGlass glass) {
    this.proposals = proposals;
    this.approvals = approvals;
    this.wishes = wishes;
    this.glass = glass;
    this.view = view;
    this.stop = stop;
    this.voters = voters;
  }

  @Override
  public Proposed propose(Proposal proposal) {
    return proposals.propose(proposal);
  }

  @Override
  public Proposed propose(Proposal proposal, String playbook, Map<String, String> values) {
    return proposals.propose(proposal, playbook, values);
  }

  @Override
  public List<PlaybookLine> playbooks() {
    return proposals.playbooks();
  }

  @Override
  public Answer ask(PlanId plan, String hash, PersonId requester) {
    return approvals.ask(plan, hash, requester);
  }

  @Override
  public Answer decide(PlanId plan, String hash, PersonId person, Vote vote, String reason) {
    Optional<Answer> refused =
        vote == Vote.APPROVE ? voters.refused(plan, person) : Optional.empty();
    return refused.orElseGet(() -> approvals.decide(plan, hash, person, vote, reason));
  }

  @Override
  public Answer revoke(PlanId plan, PersonId person, String reason) {
    return approvals.revoke(plan, person, reason);
  }

  @Override
  public Answer breakGlass(PlanId plan, String hash, PersonId person, String reason) {
    return glass.start(plan, hash, person, reason);
  }

  @Override
  public Answer reviewBreakGlass(PlanId plan, PersonId reviewer, String note) {
    return glass.review(plan, reviewer, note);
  }

  @Override
  public void shown(PlanId plan, String hash, PersonId person) {
    approvals.shown(plan, hash, person);
  }

  @Override
  public List<PlanId> asked() {
    return view.asked();
  }

  @Override
  public List<PlanStatus> open() {
    return view.open();
  }

  @Override
  public Answer cancel(PlanId plan, PersonId person, String reason) {
    return wishes.cancel(plan, person, reason);
  }

  @Override
  public Answer undo(PlanId plan, PersonId person) {
    return wishes.undo(plan, person);
  }

  @Override
  public Optional<String> waitsWith(PlanId plan) {
    return wishes.waitsWith(plan);
  }

  @Override
  public Answer looked(PlanId plan, PersonId person, String seen, boolean applied) {
    return wishes.looked(plan, person, seen, applied);
  }

  @Override
  public Answer answer(PlanId plan, PersonId person, String seen, boolean yes) {
    return wishes.answer(plan, person, seen, yes);
  }

  @Override
  public Optional<PlanStatus> status(PlanId plan) {
    return view.of(plan);
  }

  @Override
  public List<KeptText> diagnostics(PlanId plan) {
    return view.diagnostics(plan);
  }

  @Override
  public Optional<Stop> stopped() {
    return stop.stopped();
  }

  @Override
  public Answer stopAll(PersonId person, String reason) {
    return stop.stopAll(person, reason);
  }

  @Override
  public Answer resume(PersonId person, String reason, Instant seen) {
    return stop.resume(person, reason, seen);
  }
}
