package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.rank.learn.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Workloads that are in trouble at once, looked at one by one: what one shows neither supports nor
 * explains away what another shows.
 */
final class Apart {

  private static final int MOST = 6;

  private Apart() {}

  /** The keys of these workloads; none where fewer than two are in trouble. */
  static Set<String> keys(Evidence evidence, Predicate<Line> today) {
    Set<String> keys = new TreeSet<>();
    evidence.notable().stream()
        .filter(line -> line.source() == Source.FACTS && !line.generic() && today.test(line))
        .flatMap(line -> workload(line).stream())
        .forEach(keys::add);
    return keys.size() < 2 || keys.size() > MOST ? Set.of() : keys;
  }

  /** The fits without what other workloads show. */
  static List<Fit> of(String key, List<Fit> fits) {
    return fits.stream()
        .map(
            fit ->
                fit.on(
                    line -> isAround(line) || workload(line).filter(k -> !k.equals(key)).isEmpty()))
        .filter(
            fit ->
                fit.lines().stream()
                    .anyMatch(line -> workload(line).filter(key::equals).isPresent()))
        .toList();
  }

  private static boolean isAround(Line line) {
    return line.source() == Source.DEPENDENCY || line.source() == Source.NODE;
  }

  private static Optional<String> workload(Line line) {
    return ObjectName.parse(line.line().object())
        .map(ObjectName::key)
        .filter(key -> !key.isEmpty() && key.indexOf(':') < 0);
  }
}
