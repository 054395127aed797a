package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.PastIncident;
import dev.hindsight.knowledge.PastIncident.Ending;
import dev.hindsight.knowledge.PastIncident.Ending.Judged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was judged of one cause on one object before.
 *
 * @param had times when it was the cause, the newest first
 * @param refused how often a person said that it was not
 */
record Before(List<PastIncident> had, int refused) {

  static final Before NOTHING = new Before(List.of(), 0);

  static Before of(List<PastIncident> same) {
    List<PastIncident> had = same.stream().filter(PastIncident::teaches).toList();
    return new Before(had, same.size() - had.size());
  }

  boolean isNothing() {
    return had.isEmpty() && refused == 0;
  }

  /** How long ago the last time was; empty where nobody knows when now is, or then. */
  Optional<Duration> age(Instant now) {
    return had.stream()
        .findFirst()
        .map(last -> last.symptoms().since())
        .filter(then -> !then.equals(Instant.EPOCH) && !now.equals(Instant.EPOCH))
        .map(then -> Duration.between(then, now))
        .map(age -> age.isNegative() ? Duration.ZERO : age);
  }

  int judged(Judged by) {
    return (int) had.stream().map(PastIncident::ending).filter(e -> e.judged() == by).count();
  }

  /** How often something was done and verified. */
  int tried() {
    return (int) endings().filter(ending -> ending.helped().isPresent()).count();
  }

  int helped() {
    return (int) endings().filter(Before::isHelp).count();
  }

  private static boolean isHelp(Ending ending) {
    return ending.helped().orElse(false);
  }

  private Stream<Ending> endings() {
    return had.stream().map(PastIncident::ending);
  }
}
