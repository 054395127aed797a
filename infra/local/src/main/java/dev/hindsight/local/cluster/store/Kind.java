package dev.hindsight.local.cluster.store;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The object kinds the practice cluster knows, with the names the API uses for them. */
public enum Kind {
  NAMESPACE("", "Namespace", "namespaces", "ns", false),
  NODE("", "Node", "nodes", "no", false),
  SERVICE("", "Service", "services", "svc", true),
  POD("", "Pod", "pods", "po", true),
  EVENT("", "Event", "events", "ev", true),
  REPLICA_SET("apps", "ReplicaSet", "replicasets", "rs", true),
  DEPLOYMENT("apps", "Deployment", "deployments", "deploy", true);

  private final String group;
  private final String title;
  private final String plural;
  private final String shortName;
  private final boolean namespaced;

  Kind(String group, String title, String plural, String shortName, boolean namespaced) {
    this.group = group;
    this.title = title;
    this.plural = plural;
    this.shortName = shortName;
    this.namespaced = namespaced;
  }

  public static Optional<Kind> of(String group, String plural) {
    return Arrays.stream(values())
        .filter(kind -> kind.group.equals(group) && kind.plural.equals(plural))
        .findFirst();
  }

  public static List<Kind> inGroup(String group) {
    return Arrays.stream(values()).filter(kind -> kind.group.equals(group)).toList();
  }

  public String group() {
    return group;
  }

  /** The {@code kind} field of an object, for example {@code ReplicaSet}. */
  public String title() {
    return title;
  }

  public String plural() {
    return plural;
  }

  public String shortName() {
    return shortName;
  }

  public boolean namespaced() {
    return namespaced;
  }

  public String apiVersion() {
    return group.isEmpty() ? "v1" : group + "/v1";
  }
}
