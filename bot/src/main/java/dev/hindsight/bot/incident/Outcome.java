package dev.hindsight.bot.incident;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How an incident ended, and what was known when it mattered; pure.
 *
 * @param run the plan that is proven to have helped, else the last one if it changed anything
 * @param helped what its verification proved; empty where it proved nothing
 * @param grounds what that plan was offered on, where it is proven that it helped
 * @param last what was found last
 */
record Outcome(
    Optional<PlanStatus> run,
    Optional<Boolean> helped,
    Optional<Grounds> grounds,
    Optional<Findings> last) {

  /** Another plan may have been offered since the one that helped: each is asked for by its id. */
  static Outcome of(Incident incident, Function<PlanId, Optional<PlanStatus>> plans) {
    Optional<PlanStatus> proven = incident.groundsPlan().flatMap(plans).filter(Ran::proven);
    Optional<PlanStatus> run =
        proven.or(
            () -> incident.plan().flatMap(plans).filter(p -> p.state().isFinal() && Ran.effect(p)));
    return new Outcome(
        run,
        run.flatMap(p -> Ran.helped(p.state())),
        proven.flatMap(_ -> incident.grounds()),
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
