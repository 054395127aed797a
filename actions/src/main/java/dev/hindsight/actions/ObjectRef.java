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

  /** Whether that is the identity of a region of AWS. */
  public static boolean isOfAws(String cluster) {
    return cluster.startsWith("aws/");
  }

  /** Where an object with this identity of its world is, for people. */
  public static String place(String cluster) {
    String[] parts = cluster.split("/", 3);
    return parts.length == 3 && parts[0].equals("aws")
        ? "AWS account %s, %s".formatted(parts[1], parts[2])
        : "cluster " + cluster;
  }
}
