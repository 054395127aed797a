package dev.hindsight.bot.slack;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.Stop;
import dev.hindsight.actions.Vote;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.PlanWish;
import java.time.Instant;
import java.util.Optional;

/** A desk that nobody should come to. */
class NoDesk implements IncidentDesk {

  @Override
  public Optional<Answer> stranger(PersonId person) {
    return Optional.empty();
  }

  @Override
  public Answer acknowledge(IncidentId id, PersonId person) {
    throw new AssertionError();
  }

  @Override
  public Answer askForApproval(PlanId plan, String hash, PersonId person) {
    throw new AssertionError();
  }

  @Override
  public Answer decide(PlanId plan, String hash, PersonId person, Vote vote, String reason) {
    throw new AssertionError();
  }

  @Override
  public Answer revoke(PlanId plan, PersonId person, String reason) {
    throw new AssertionError();
  }

  @Override
  public Answer breakGlass(PlanId plan, String hash, PersonId person, String reason) {
    throw new AssertionError();
  }

  @Override
  public Answer reviewBreakGlass(PlanId plan, PersonId reviewer, String note) {
    throw new AssertionError();
  }

  @Override
  public void shown(PlanId plan, String hash, PersonId person) {
    throw new AssertionError();
  }

  @Override
  public Answer wish(PlanId plan, PlanWish wish, PersonId person) {
    throw new AssertionError();
  }

  @Override
  public Answer stopAll(PersonId person) {
    throw new AssertionError();
  }

  @Override
  public Answer resumeAll(PersonId person, Instant seen) {
    throw new AssertionError();
  }

  @Override
  public Optional<String> waitsWith(PlanId plan) {
    return Optional.empty();
  }

  @Override
  public Optional<Stop> stopped() {
    return Optional.empty();
  }
}
