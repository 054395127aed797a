package dev.hindsight.actions;

import java.util.List;
import java.util.Optional;

/**
 * What an alert points at, as far as its labels say; the observer finds the workload behind it.
 *
 * @param dependsOn the services it calls, most important first; only some may be looked at
 * @param cloud its objects in AWS, most important first; only some may be looked at
 */
public record Subject(
    String namespace,
    Optional<String> deployment,
    Optional<String> pod,
    List<Dependency> dependsOn,
    List<ObjectRef> cloud) {

  public Subject {
    dependsOn = List.copyOf(dependsOn);
    cloud = List.copyOf(cloud);
  }

  /** A subject with nothing in AWS. */
  public Subject(
      String namespace,
      Optional<String> deployment,
      Optional<String> pod,
      List<Dependency> dependsOn) {
    this(namespace, deployment, pod, dependsOn, List.of());
  }

  /** A subject of which no dependency is known. */
  public Subject(String namespace, Optional<String> deployment, Optional<String> pod) {
    this(namespace, deployment, pod, List.of());
  }

  /** Whether it names anything that a cluster could be asked about. */
  public boolean inCluster() {
    return deployment.isPresent() || pod.isPresent();
  }

  /** A service that the subject calls, by the Deployment it is expected to be. */
  public record Dependency(String namespace, String deployment) {}
}
