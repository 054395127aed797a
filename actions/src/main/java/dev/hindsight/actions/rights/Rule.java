package dev.hindsight.actions.rights;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One rule of a Kubernetes role.
 *
 * @param group the API group; empty for the core one
 * @param actions the actions that need it; none where it serves reading
 */
public record Rule(String group, List<String> resources, List<String> verbs, List<String> actions) {

  private static final Set<String> LOOKS = Set.of("get", "list", "watch");

  public Rule {
    resources = List.copyOf(resources);
    verbs = List.copyOf(verbs);
    actions = List.copyOf(actions);
  }

  /** The same for each resource alone. */
  public Stream<Rule> apart() {
    return resources.stream().map(one -> new Rule(group, List.of(one), verbs, actions));
  }

  /** Whether it lets anything be changed. */
  public boolean changes() {
    return !LOOKS.containsAll(verbs);
  }

  /** For people: {@code delete pods}, {@code patch deployments of apps}. */
  public String words() {
    String of = group.isEmpty() ? "" : " of " + group;
    return String.join(" and ", verbs) + " " + String.join(", ", resources) + of;
  }

  /** What it is for: {@code delete-pod, delete-stuck-pod}. */
  public String purpose() {
    return actions.isEmpty() ? "reading" : String.join(", ", actions);
  }
}
