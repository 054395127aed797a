package dev.hindsight.bot.incident;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.Remediation;
import dev.hindsight.actions.Stop;
import dev.hindsight.actions.Vote;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** What people do, whatever they press or type: one gate for every entry. */
@Component
class Desk implements IncidentDesk {

  private final OpenOnly open;
  private final Remediation remediation;
  private final Gate gate;
  private final Readers readers;
  private final HandlingDesk handling;

  /** What people type may hold a secret, and a reason is kept for years. */
  private final UnaryOperator<String> redactor;

  Desk(
      OpenOnly open,
      Remediation remediation,
      Gate gate,
      Readers readers,
      HandlingDesk handling,
      UnaryOperator<String> redactor) {
    this.open = open;
    this.remediation = remediation;
    this.gate = gate;
    this.readers = readers;
    this.handling = handling;
    this.redactor = redactor;
  }

  @Override
  public Optional<Answer> stranger(PersonId person) {
    return readers.stranger(person);
  }

  @Override
  public Answer acknowledge(IncidentId id, PersonId person) {
    return handling.make(id, new Move.Acknowledge(), person);
  }

  @Override
  public Answer askForApproval(PlanId plan, String hash, PersonId person) {
    return gate.colleague(person)
        .orElseGet(() -> open.of(plan, () -> remediation.ask(plan, hash, person)));
  }

  @Override
  public Answer decide(PlanId plan, String hash, PersonId person, Vote vote, String reason) {
    return gate.colleague(person)
        .orElseGet(
            () ->
                open.of(
                    plan,
                    () -> remediation.decide(plan, hash, person, vote, redactor.apply(reason))));
  }

  // Whoever said yes may take it back, also when nobody can verify them right now.
  @Override
  public Answer revoke(PlanId plan, PersonId person, String reason) {
    return remediation.revoke(plan, person, redactor.apply(reason));
  }

  @Override
  public Answer breakGlass(PlanId plan, String hash, PersonId person, String reason) {
    return gate.colleague(person)
        .orElseGet(
            () ->
                open.of(
                    plan,
                    () -> remediation.breakGlass(plan, hash, person, redactor.apply(reason))));
  }

  @Override
  public Answer reviewBreakGlass(PlanId plan, PersonId reviewer, String note) {
    return gate.approver(reviewer)
        .orElseGet(() -> remediation.reviewBreakGlass(plan, reviewer, redactor.apply(note)));
  }

  @Override
  public void shown(PlanId plan, String hash, PersonId person) {
    remediation.shown(plan, hash, person);
  }

  @Override
  public Answer wish(PlanId plan, PlanWish wish, PersonId person) {
    return gate.colleague(person)
        .orElseGet(
            () ->
                switch (wish) {
                  case PlanWish.Cancel(String reason) ->
                      remediation.cancel(plan, person, redactor.apply(reason));
                  case PlanWish.Undo() -> remediation.undo(plan, person);
                  case PlanWish.Looked(boolean applied, String seen) ->
                      remediation.looked(plan, person, seen, applied);
                  case PlanWish.Answered(boolean yes, String seen) ->
                      remediation.answer(plan, person, seen, yes);
                });
  }

  @Override
  public Optional<String> waitsWith(PlanId plan) {
    return remediation.waitsWith(plan);
  }

  @Override
  public Answer stopAll(PersonId person) {
    return gate.outsider(person).orElseGet(() -> remediation.stopAll(person, "asked for in chat"));
  }

  @Override
  public Answer resumeAll(PersonId person, Instant seen) {
    return gate.approver(person)
        .orElseGet(() -> remediation.resume(person, "asked for in chat", seen));
  }

  @Override
  public Optional<Stop> stopped() {
    return remediation.stopped();
  }
}
