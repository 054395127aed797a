package dev.hindsight.actions.remedy;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.KeptText;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Proposal;
import dev.hindsight.actions.Proposed;
import dev.hindsight.actions.Remediation;
import dev.hindsight.actions.Vote;
import dev.hindsight.actions.approval.Approvals;
import dev.hindsight.actions.executor.Wishes;
import java.util.List;
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

  Remedies(
      Proposals proposals, Approvals approvals, Wishes wishes, StatusView view, StopDesk stop) {
    this.proposals = proposals;
    this.approvals = approvals;
    this.wishes = wishes;
    this.view = view;
    this.stop = stop;
  }

  @Override
  public Proposed propose(Proposal proposal) {
    return proposals.propose(proposal);
  }

  @Override
  public Answer ask(PlanId plan, String hash, PersonId requester) {
    return approvals.ask(plan, hash, requester);
  }

  @Override
  public Answer decide(PlanId plan, String hash, PersonId person, Vote vote, String reason) {
    return approvals.decide(plan, hash, person, vote, reason);
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
  public Answer looked(PlanId plan, PersonId person, boolean applied) {
    return wishes.looked(plan, person, applied);
  }

  @Override
  public Answer answer(PlanId plan, PersonId person, boolean yes) {
    return wishes.answer(plan, person, yes);
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
  public Optional<String> stopped() {
    return stop.stopped();
  }

  @Override
  public Answer stopAll(PersonId person, String reason) {
    return stop.stopAll(person, reason);
  }

  @Override
  public Answer resume(PersonId person, String reason) {
    return stop.resume(person, reason);
  }
}
