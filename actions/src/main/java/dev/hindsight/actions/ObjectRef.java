package dev.hindsight.actions;

/**
 * One object of one cluster, or of one region of AWS.
 *
 * @param cluster the cluster's identity: the UID of its kube-system namespace; in AWS {@code
 *     aws/ACCOUNT/REGION}
 * @param namespace empty for what is in none, as a Node
 */
public record ObjectRef(String cluster, String kind, String namespace, String name) {

  /** Short form for people: {@code Deployment shop/checkout}, {@code Node worker-2}. */
  public String display() {
    return namespace.isEmpty()
        ? "%s %s".formatted(kind, name)
        : "%s %s/%s".formatted(kind, namespace, name);
  }
}
