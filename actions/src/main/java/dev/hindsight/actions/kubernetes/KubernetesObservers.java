package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.Observer;
import java.time.Clock;
import java.util.function.UnaryOperator;

/** Observers that need no application around them, for benches and tests. */
public final class KubernetesObservers {

  private KubernetesObservers() {}

  /** An observer of the cluster of these settings; any number of threads may use it. */
  public static Observer of(
      KubernetesSettings settings, UnaryOperator<String> redactor, Clock clock) {
    var cluster = new Cluster(new KubeClient(settings, redactor));
    return new KubernetesObserver(cluster, new Finder(cluster), redactor, clock);
  }
}
