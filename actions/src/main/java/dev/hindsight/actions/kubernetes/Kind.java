package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.ObjectRef;
import java.util.Arrays;
import java.util.Optional;

/** The kinds that plans act on, with their place in the API. */
enum Kind {
  DEPLOYMENT("Deployment", "/apis/apps/v1", "deployments"),
  STATEFUL_SET("StatefulSet", "/apis/apps/v1", "statefulsets"),
  DAEMON_SET("DaemonSet", "/apis/apps/v1", "daemonsets"),
  POD("Pod", "/api/v1", "pods"),
  JOB("Job", "/apis/batch/v1", "jobs"),
  CRON_JOB("CronJob", "/apis/batch/v1", "cronjobs"),
  AUTOSCALER("HorizontalPodAutoscaler", "/apis/autoscaling/v2", "horizontalpodautoscalers"),
  CONFIG_MAP("ConfigMap", "/api/v1", "configmaps"),
  CLAIM("PersistentVolumeClaim", "/api/v1", "persistentvolumeclaims"),
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

  String title() {
    return title;
  }

  /** Whether pods of its own do its work. */
  boolean workload() {
    return this == DEPLOYMENT || this == STATEFUL_SET || this == DAEMON_SET;
  }

  String path(ObjectRef ref) {
    return all(ref.namespace()) + "/" + Request.escape(ref.name());
  }

  /** All of a namespace; of the cluster where the kind is in none. */
  String all(String namespace) {
    String in = namespace.isEmpty() ? "" : "/namespaces/" + Request.escape(namespace);
    return group + in + "/" + plural;
  }
}
