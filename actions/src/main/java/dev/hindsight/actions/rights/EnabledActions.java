package dev.hindsight.actions.rights;

import dev.hindsight.actions.action.Family;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The actions that rights are asked for, in the family's own order. */
public record EnabledActions(List<Enabled> actions) {

  private static final List<Enabled> KUBERNETES = family(Family.kubernetes());
  private static final List<Enabled> AWS = family(Family.aws());

  /** One of them, by its name in plans. */
  public record Enabled(String name, Class<?> type) {}

  public EnabledActions {
    actions = List.copyOf(actions);
  }

  /** Everything that a plan can do in a cluster. */
  public static EnabledActions all() {
    return new EnabledActions(KUBERNETES);
  }

  /**
   * Those in a cluster of these names; all where there are none.
   *
   * @throws IllegalArgumentException naming the first name that is no action's, and the known ones
   */
  public static EnabledActions of(Collection<String> names) {
    return of(KUBERNETES, names);
  }

  /** The same of those in AWS. */
  public static EnabledActions aws(Collection<String> names) {
    return of(AWS, names);
  }

  private static EnabledActions of(List<Enabled> family, Collection<String> names) {
    List<String> known = family.stream().map(Enabled::name).toList();
    names.stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "'%s' is no action; the actions are %s"
                      .formatted(name, String.join(", ", known)));
            });
    return new EnabledActions(
        names.isEmpty()
            ? family
            : family.stream().filter(one -> names.contains(one.name())).toList());
  }

  private static List<Enabled> family(Map<String, Class<?>> types) {
    return types.entrySet().stream()
        .map(type -> new Enabled(type.getKey(), type.getValue()))
        .toList();
  }
}
