package dev.hindsight.actions;

/**
 * One object of one cluster.
 *
 * @param cluster the cluster's identity: the UID of its kube-system namespace
 */
public record ObjectRef(String cluster, String kind, String namespace, String name) {

  /** Short form for people: {@code Deployment shop/checkout}. */
  public String display() {
    return "%s %s/%s".formatted(kind, namespace, name);
  }
}
