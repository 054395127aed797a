package dev.hindsight.actions;

import java.util.List;
import java.util.Optional;

/**
 * What an alert points at, as far as its labels say; the observer finds the workload behind it.
 *
 * @param dependsOn the services it calls, most important first; only some may be looked at
 */
public record Subject(
    String namespace,
    Optional<String> deployment,
    Optional<String> pod,
    List<Dependency> dependsOn) {

  public Subject {
    dependsOn = List.copyOf(dependsOn);
  }

  /** A subject of which no dependency is known. */
  public Subject(String namespace, Optional<String> deployment, Optional<String> pod) {
    this(namespace, deployment, pod, List.of());
  }

  /** A service that the subject calls, by the Deployment it is expected to be. */
  public record Dependency(String namespace, String deployment) {}
}
