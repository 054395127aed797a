package dev.hindsight.local.cluster.access;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Somebody who may talk to the cluster, and what they may do there.
 *
 * @param name as refusals call them, for example {@code system:serviceaccount:shop:robot}
 */
public record ClusterUser(String name, List<Grant> grants) {

  private static final Set<String> READ = Set.of("get", "list", "watch");

  public ClusterUser {
    grants = List.copyOf(grants);
    if (name.isBlank()) {
      throw new IllegalArgumentException("a user of the cluster needs a name");
    }
  }

  /** Who may do everything. */
  public static ClusterUser admin() {
    return new ClusterUser("practice-admin", List.of(new Grant("", List.of(Rule.ALL))));
  }

  /** Who may look at everything but secrets, as Kubernetes' own role {@code view}, and nodes. */
  public static ClusterUser viewer() {
    Set<String> core =
        Set.of(
            "namespaces",
            "nodes",
            "services",
            "endpoints",
            "serviceaccounts",
            "configmaps",
            "resourcequotas",
            "limitranges",
            "replicationcontrollers",
            "pods",
            "pods/log",
            "events");
    Set<String> others = Set.of("apps", "batch", "policy", "autoscaling", "metrics.k8s.io");
    return new ClusterUser(
        "practice-viewer",
        List.of(
            new Grant(
                "",
                List.of(
                    new Rule(Set.of(""), core, READ, Set.of()),
                    new Rule(others, Set.of("*"), READ, Set.of())))));
  }

  /** Somebody known by name only. */
  public static ClusterUser nobody(String name) {
    return new ClusterUser(name, List.of());
  }

  /** As the real server counts them: service accounts have two groups of their own. */
  public List<String> groups() {
    String[] parts = name.split(":", -1);
    boolean account = name.startsWith("system:serviceaccount:") && parts.length == 4;
    return account
        ? List.of(
            "system:serviceaccounts", "system:serviceaccounts:" + parts[2], "system:authenticated")
        : List.of("system:authenticated");
  }

  public boolean may(Attributes wish) {
    return grants.stream().anyMatch(grant -> grant.allows(wish));
  }

  /** What counts in this namespace: grants there and everywhere. */
  public Stream<Grant> grantsIn(String namespace) {
    return grants.stream()
        .filter(grant -> grant.namespace().isEmpty() || grant.namespace().equals(namespace));
  }

  public boolean mayEverything() {
    return may(new Attributes("*", "*", "*", "", "", ""));
  }
}
