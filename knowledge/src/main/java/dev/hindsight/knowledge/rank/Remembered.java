package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.PastIncident;
import dev.hindsight.knowledge.rank.learn.PastObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is remembered of causes on objects, weighed signal by signal; immutable. */
final class Remembered {

  /** No past outweighs what is seen today. */
  private static final double MOST = 0.1;

  private static final List<Memorable> SIGNALS =
      List.of(new Recurrence(), new Recency(), new ConfirmedOutcome());

  private final Map<Place, Before> places = new HashMap<>();
  private final List<Memorable> signals;

  private record Place(String cause, String key) {}

  private Remembered(List<Memorable> signals) {
    this.signals = signals;
  }

  /**
   * Remembers.
   *
   * @param off names of signals to do without
   */
  static Remembered of(List<PastIncident> past, Set<String> off) {
    Remembered remembered =
        new Remembered(SIGNALS.stream().filter(s -> !off.contains(s.name())).toList());
    if (!off.contains("history")) {
      past.stream()
          .sorted(Comparator.comparing((PastIncident p) -> p.symptoms().since()).reversed())
          .collect(Collectors.groupingBy(p -> new Place(p.cause(), PastObject.key(p).orElse(""))))
          .forEach((place, same) -> remembered.places.put(place, Before.of(same)));
    }
    return remembered;
  }

  Before of(Candidate candidate) {
    return candidate.key().isEmpty()
        ? Before.NOTHING
        : places.getOrDefault(new Place(candidate.category(), candidate.key()), Before.NOTHING);
  }

  /** The same candidates, each a little better or worse for its past, best first. */
  List<Candidate> weighed(List<Candidate> candidates, Instant now) {
    List<Candidate> weighed = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Before before = of(candidate);
      double lean = signals.stream().mapToDouble(signal -> signal.lean(before, now)).sum();
      weighed.add(candidate.scored(candidate.score() * (1 + Math.clamp(lean, -MOST, MOST))));
    }
    // stable: of equals, those that were first stay so
    weighed.sort(Comparator.comparingDouble(Candidate::score).reversed());
    return weighed;
  }
}
