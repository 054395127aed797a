package dev.hindsight.actions.adapter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the world around a target says about an action.
 *
 * @param autoscalers what scales the target by itself
 * @param otherNodes nodes, apart from the target, to which new pods can come
 * @param images those that the revisions of the target had, whichever container
 * @param unread what could not be looked at, one clause each
 * @param gitops what keeps the target as a repository says, in words; empty: nothing known
 */
public record Surroundings(
    List<String> autoscalers,
    List<String> otherNodes,
    Set<String> images,
    List<String> unread,
    Optional<String> gitops) {

  public Surroundings {
    autoscalers = List.copyOf(autoscalers);
    otherNodes = List.copyOf(otherNodes);
    images = Set.copyOf(images);
    unread = List.copyOf(unread);
  }

  /** Nothing keeps the target as a repository says. */
  public Surroundings(
      List<String> autoscalers, List<String> otherNodes, Set<String> images, List<String> unread) {
    this(autoscalers, otherNodes, images, unread, Optional.empty());
  }

  /** Both together. */
  public Surroundings and(Surroundings other) {
    return new Surroundings(
        both(autoscalers, other.autoscalers),
        both(otherNodes, other.otherNodes),
        Set.copyOf(both(List.copyOf(images), List.copyOf(other.images))),
        both(unread, other.unread),
        gitops.or(other::gitops));
  }

  private static List<String> both(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }

  /** Nothing around it matters. */
  public static Surroundings none() {
    return new Surroundings(List.of(), List.of(), Set.of(), List.of());
  }
}
