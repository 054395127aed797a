package dev.hindsight.actions.rights;

import dev.hindsight.actions.action.Family;
import java.util.Collection;
import java.util.List;

/** The actions that rights are asked for, in the family's own order. */
public record EnabledActions(List<Enabled> actions) {

  private static final List<Enabled> FAMILY =
      Family.kubernetes().entrySet().stream()
          .map(type -> new Enabled(type.getKey(), type.getValue()))
          .toList();

  /** One of them, by its name in plans. */
  public record Enabled(String name, Class<?> type) {}

  public EnabledActions {
    actions = List.copyOf(actions);
  }

  /** Everything that a plan can do. */
  public static EnabledActions all() {
    return new EnabledActions(FAMILY);
  }

  /**
   * Those of these names; all where there are none.
   *
   * @throws IllegalArgumentException naming the first name that is no action's, and the known ones
   */
  public static EnabledActions of(Collection<String> names) {
    List<String> known = FAMILY.stream().map(Enabled::name).toList();
    names.stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "'%s' is no action; the actions are %s"
                      .formatted(name, String.join(", ", known)));
            });
    return names.isEmpty()
        ? all()
        : new EnabledActions(FAMILY.stream().filter(one -> names.contains(one.name())).toList());
  }
}
