package dev.hindsight.actions.adapter;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the world around a target says about an action.
 *
 * @param autoscalers what scales the target by itself
 * @param otherNodes nodes, apart from the target, to which new pods can come
 * @param images those that the revisions of the target had, whichever container
 * @param unread what could not be looked at, one clause each
 * @param managers who keeps the target in a state of their own and would undo a change: a GitOps
 *     controller or an owner, by name
 */
public record Surroundings(
    List<String> autoscalers,
    List<String> otherNodes,
    Set<String> images,
    List<String> unread,
    List<String> managers) {

  public Surroundings {
    autoscalers = List.copyOf(autoscalers);
    otherNodes = List.copyOf(otherNodes);
    images = Set.copyOf(images);
    unread = List.copyOf(unread);
    managers = List.copyOf(managers);
  }

  /** Where nobody manages the target. */
  public Surroundings(
      List<String> autoscalers, List<String> otherNodes, Set<String> images, List<String> unread) {
    this(autoscalers, otherNodes, images, unread, List.of());
  }

  /** The same where these manage the target. */
  public Surroundings managedBy(List<String> who) {
    return new Surroundings(autoscalers, otherNodes, images, unread, who);
  }

  /** Both together. */
  public Surroundings and(Surroundings other) {
    return new Surroundings(
        both(autoscalers, other.autoscalers),
        both(otherNodes, other.otherNodes),
        Set.copyOf(both(List.copyOf(images), List.copyOf(other.images))),
        both(unread, other.unread),
        both(managers, other.managers));
  }

  private static List<String> both(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }

  /** Nothing around it matters. */
  public static Surroundings none() {
    return new Surroundings(List.of(), List.of(), Set.of(), List.of());
  }
}
