package dev.hindsight.local.cluster.access;

/**
 * What somebody wants to do, as an authorizer sees it; absent parts are empty.
 *
 * @param group empty for the core API
 * @param namespace empty means the whole cluster
 */
public record Attributes(
    String verb, String group, String resource, String subresource, String namespace, String name) {

  /** With the subresource, for example {@code pods/eviction}. */
  public String fullResource() {
    return subresource.isEmpty() ? resource : resource + "/" + subresource;
  }

  /** For example {@code deployments.apps}. */
  public String qualifiedResource() {
    return group.isEmpty() ? resource : resource + "." + group;
  }

  /** The API server's words: {@code User "x" cannot patch resource …}. */
  public String refusal(String user) {
    String where =
        namespace.isEmpty() ? "at the cluster scope" : "in the namespace \"" + namespace + "\"";
    return "User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s"
        .formatted(user, verb, fullResource(), group, where);
  }
}
