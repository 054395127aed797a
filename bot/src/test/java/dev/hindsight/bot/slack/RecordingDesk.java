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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it was asked. */
final class RecordingDesk implements IncidentDesk {

  final List<String> asked = new CopyOnWriteArrayList<>();
  final List<String> read = new CopyOnWriteArrayList<>();
  Answer answer = new Answer.Accepted("fine");
  boolean failing;
  Optional<Stop> stop = Optional.empty();
  Optional<Answer> stranger = Optional.empty();

  @Override
  public Optional<Answer> stranger(PersonId person) {
    return stranger;
  }

  private Answer keep(String words) {
    if (failing) {
      throw new IllegalStateException("the database is down");
    }
    asked.add(words);
    return answer;
  }

  @Override
  public Answer acknowledge(IncidentId id, PersonId person) {
    return keep("ack %s %s".formatted(id, person));
  }

  @Override
  public Answer askForApproval(PlanId plan, String hash, PersonId person) {
    return keep("ask %s %s %s".formatted(plan, hash, person));
  }

  @Override
  public Answer decide(PlanId plan, String hash, PersonId person, Vote vote, String reason) {
    return keep("%s %s %s %s %s".formatted(vote, plan, hash, person, reason));
  }

  @Override
  public Answer revoke(PlanId plan, PersonId person, String reason) {
    return keep("revoke %s %s".formatted(plan, person));
  }

  @Override
  public Answer breakGlass(PlanId plan, String hash, PersonId person, String reason) {
    return keep("glass %s %s %s".formatted(plan, person, reason));
  }

  @Override
  public Answer reviewBreakGlass(PlanId plan, PersonId reviewer, String note) {
    return keep("review %s %s %s".formatted(plan, reviewer, note));
  }

  @Override
  public void shown(PlanId plan, String hash, PersonId person) {
    read.add("%s %s".formatted(plan, person));
  }

  @Override
  public Answer wish(PlanId plan, PlanWish wish, PersonId person) {
    return keep("%s %s %s".formatted(wish, plan, person));
  }

  @Override
  public Answer stopAll(PersonId person) {
    return keep("stop " + person);
  }

  @Override
  public Answer resumeAll(PersonId person, Instant seen) {
    return keep("resume %s %s".formatted(person, seen));
  }

  @Override
  public Optional<String> waitsWith(PlanId plan) {
    return Optional.of("2-DO-3");
  }

  @Override
  public Optional<Stop> stopped() {
    return stop;
  }
}
