package dev.hindsight.actions.plan;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which object of an incident a step is for; pure.
 *
 * @param kinds one of these
 */
public record Sought(Set<String> kinds, Among among) {

  /** Where it is looked for. */
  public enum Among {
    /** It is the one that the cause names. */
    CULPRIT,
    /** It is the incident's own workload. */
    OWN,
    /** That one, else the incident's own, else the only one there is among all that was seen. */
    ALL
  }

  public Sought {
    kinds = Set.copyOf(kinds);
  }

  static Sought culprit(String... kinds) {
    return new Sought(Set.of(kinds), Among.CULPRIT);
  }

  static Sought any(String... kinds) {
    return new Sought(Set.of(kinds), Among.ALL);
  }

  /** What came of looking for it. */
  public sealed interface Answer {

    /** It is this one. */
    record Found(ObjectRef object) implements Answer {}

    /** It cannot be told; a sentence for people. */
    record Missed(String reason) implements Answer {}
  }

  /**
   * Looks for it.
   *
   * @param who whom it is for, at the start of a sentence
   */
  public Answer in(Diagnosis diagnosis, Optional<ObjectRef> culprit, String who) {
    Optional<ObjectRef> named = culprit.filter(this::fits);
    Optional<ObjectRef> own = diagnosis.workload().filter(this::fits);
    return switch (among) {
      case CULPRIT -> answer(named.stream().toList(), who);
      case OWN -> answer(own.stream().toList(), who);
      case ALL -> answer(named.or(() -> own).map(List::of).orElseGet(() -> seen(diagnosis)), who);
    };
  }

  private boolean fits(ObjectRef object) {
    return kinds.contains(object.kind());
  }

  private List<ObjectRef> seen(Diagnosis diagnosis) {
    return diagnosis.observations().stream()
        .map(Observation::object)
        .filter(this::fits)
        .distinct()
        .toList();
  }

  private Answer answer(List<ObjectRef> found, String who) {
    if (found.size() == 1) {
      return new Answer.Found(found.getFirst());
    }
    return new Answer.Missed(
        found.isEmpty()
            ? "%s needs to know which %s is to blame, and the evidence does not tell."
                .formatted(who, words())
            : "%s is for one %s, and the evidence has several: %s."
                .formatted(who, words(), names(found)));
  }

  private String words() {
    return String.join(" or ", new TreeSet<>(kinds));
  }

  private static String names(List<ObjectRef> objects) {
    int most = 5;
    Stream<String> first = objects.stream().limit(most).map(ObjectRef::display);
    Stream<String> rest =
        objects.size() > most ? Stream.of("%d more".formatted(objects.size() - most)) : Stream.of();
    return Stream.concat(first, rest).collect(Collectors.joining(", "));
  }
}
