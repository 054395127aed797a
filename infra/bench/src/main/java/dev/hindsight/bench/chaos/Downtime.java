package dev.hindsight.bench.chaos;

import dev.hindsight.bench.chaos.JdbcProgress.Claim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How long the runs of dead executors stood still, in ms; pure. */
record Downtime(List<Long> recoveryMs, List<Long> takeoverMs) {

  Downtime {
    recoveryMs = List.copyOf(recoveryMs);
    takeoverMs = List.copyOf(takeoverMs);
  }

  /**
   * From each death to the next claim of each of its runs by another one. Where the heir died too
   * before it claimed the run, the time counts from its death.
   */
  static Downtime of(List<Kill> kills, List<Claim> claims) {
    Map<Long, List<Claim>> byPlan = claims.stream().collect(Collectors.groupingBy(Claim::plan));
    List<Long> recovery = new ArrayList<>();
    List<Long> takeover = new ArrayList<>();
    for (Kill kill : kills) {
      for (long plan : kill.plans()) {
        next(kill, byPlan.getOrDefault(plan, List.of()))
            .filter(claim -> !diedBetween(kill, claim, kills))
            .ifPresent(
                claim ->
                    (kill.alive().isEmpty() ? recovery : takeover)
                        .add(Duration.between(kill.at(), claim.at()).toMillis()));
      }
    }
    return new Downtime(recovery, takeover);
  }

  private static boolean diedBetween(Kill first, Claim claim, List<Kill> kills) {
    return kills.stream()
        .anyMatch(
            kill ->
                kill.at().isAfter(first.at())
                    && kill.at().isBefore(claim.at())
                    && kill.plans().contains(claim.plan()));
  }

  private static Optional<Claim> next(Kill kill, List<Claim> claims) {
    return claims.stream()
        .filter(claim -> claim.at().isAfter(kill.at()) && !claim.owner().equals(kill.owner()))
        .findFirst();
  }
}
