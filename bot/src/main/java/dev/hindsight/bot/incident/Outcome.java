package dev.hindsight.bot.incident;

import dev.hindsight.actions.PlanStatus;
import java.util.List;
import java.util.Optional;

/**
 * How an incident ended, and what was known when it mattered; pure.
 *
 * @param run the plan that ran, where it changed anything
 * @param helped what its verification proved; empty where it proved nothing
 * @param grounds what that plan was offered on, where it proved that it helped
 * @param last what was found last
 */
record Outcome(
    Optional<PlanStatus> run,
    Optional<Boolean> helped,
    Optional<Grounds> grounds,
    Optional<Findings> last) {

  static Outcome of(Incident incident, Optional<PlanStatus> plan) {
    Optional<PlanStatus> run = plan.filter(p -> p.state().isFinal() && Ran.effect(p));
    Optional<Boolean> helped = run.flatMap(p -> Ran.helped(p.state()));
    return new Outcome(
        run,
        helped,
        helped.filter(Boolean::booleanValue).flatMap(_ -> incident.grounds()),
        incident.findings());
  }

  /** A fix proves the cause it was meant for; what was found after it may be something else. */
  boolean confirmed() {
    return grounds.isPresent();
  }

  Optional<Findings> findings() {
    return grounds.map(Grounds::findings).or(() -> last);
  }

  Optional<List<String>> alertNames() {
    return grounds.map(Grounds::alerts);
  }
}
