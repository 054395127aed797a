package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.ObjectRef;
import java.util.Arrays;
import java.util.Optional;

/** The kinds that plans act on, with their place in the API. */
enum Kind {
  DEPLOYMENT("Deployment", "/apis/apps/v1", "deployments"),
  POD("Pod", "/api/v1", "pods"),
  JOB("Job", "/apis/batch/v1", "jobs"),
  NODE("Node", "/api/v1", "nodes");

  private final String title;
  private final String group;
  private final String plural;

  Kind(String title, String group, String plural) {
    this.title = title;
    this.group = group;
    this.plural = plural;
  }

  /** By the name that objects and actions give it. */
  static Optional<Kind> of(String title) {
    return Arrays.stream(values()).filter(k -> k.title.equals(title)).findFirst();
  }

  String path(ObjectRef ref) {
    String in = ref.namespace().isEmpty() ? "" : "/namespaces/" + Request.escape(ref.namespace());
    return group + in + "/" + plural + "/" + Request.escape(ref.name());
  }
}
