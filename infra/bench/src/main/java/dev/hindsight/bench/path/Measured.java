package dev.hindsight.bench.path;

import dev.hindsight.bench.Spread;
import dev.hindsight.local.cluster.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that one run of the bench found.
 *
 * @param firstCard from the start of {@code ./hindsight up} to its first card
 * @param webhooks how long the bot took to answer each
 * @param rssMib the bot's peak resident memory
 */
record Measured(Duration firstCard, List<Outcome> outcomes, List<Duration> webhooks, long rssMib) {

  Spread cards() {
    return spread(outcomes, Outcome::card);
  }

  Spread cards(Fault fault) {
    return spread(of(fault), Outcome::card);
  }

  Spread causes() {
    return spread(outcomes, Outcome::cause);
  }

  Spread causes(Fault fault) {
    return spread(of(fault), Outcome::cause);
  }

  /** Services whose card never came. */
  List<String> withoutCard() {
    return without(Outcome::card);
  }

  /** Services whose card never named a cause. */
  List<String> withoutCause() {
    return without(Outcome::cause);
  }

  /** The faults that were played, in their order. */
  List<Fault> faults() {
    return outcomes.stream()
        .map(outcome -> outcome.injection().fault())
        .distinct()
        .sorted()
        .toList();
  }

  /** Incidents whose settled card names the right cause. */
  long right() {
    return outcomes.stream().filter(Outcome::right).count();
  }

  List<Outcome> of(Fault fault) {
    return outcomes.stream().filter(outcome -> outcome.injection().fault() == fault).toList();
  }

  private List<String> without(Function<Outcome, Optional<Duration>> what) {
    return outcomes.stream()
        .filter(outcome -> what.apply(outcome).isEmpty())
        .map(Outcome::service)
        .toList();
  }

  private static Spread spread(List<Outcome> outcomes, Function<Outcome, Optional<Duration>> what) {
    return Spread.of(outcomes.stream().flatMap(outcome -> what.apply(outcome).stream()).toList());
  }
}
