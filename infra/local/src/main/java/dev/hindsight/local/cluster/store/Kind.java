package dev.hindsight.local.cluster.store;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The object kinds the practice cluster knows, with the names the API uses for them. */
public enum Kind {
  NAMESPACE("v1", "Namespace", "namespaces", "ns", false),
  NODE("v1", "Node", "nodes", "no", false),
  SERVICE("v1", "Service", "services", "svc", true),
  ENDPOINTS("v1", "Endpoints", "endpoints", "ep", true),
  SERVICE_ACCOUNT("v1", "ServiceAccount", "serviceaccounts", "sa", true),
  CONFIG_MAP("v1", "ConfigMap", "configmaps", "cm", true),
  SECRET("v1", "Secret", "secrets", "", true),
  RESOURCE_QUOTA("v1", "ResourceQuota", "resourcequotas", "quota", true),
  LIMIT_RANGE("v1", "LimitRange", "limitranges", "limits", true),
  REPLICATION_CONTROLLER("v1", "ReplicationController", "replicationcontrollers", "rc", true),
  POD("v1", "Pod", "pods", "po", true),
  PERSISTENT_VOLUME_CLAIM("v1", "PersistentVolumeClaim", "persistentvolumeclaims", "pvc", true),
  EVENT("v1", "Event", "events", "ev", true),
  REPLICA_SET("apps/v1", "ReplicaSet", "replicasets", "rs", true),
  DEPLOYMENT("apps/v1", "Deployment", "deployments", "deploy", true),
  DAEMON_SET("apps/v1", "DaemonSet", "daemonsets", "ds", true),
  STATEFUL_SET("apps/v1", "StatefulSet", "statefulsets", "sts", true),
  JOB("batch/v1", "Job", "jobs", "", true),
  CRON_JOB("batch/v1", "CronJob", "cronjobs", "cj", true),
  POD_DISRUPTION_BUDGET("policy/v1", "PodDisruptionBudget", "poddisruptionbudgets", "pdb", true),
  HORIZONTAL_POD_AUTOSCALER(
      "autoscaling/v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers", "hpa", true),
  STORAGE_CLASS("storage.k8s.io/v1", "StorageClass", "storageclasses", "sc", false);

  private final String apiVersion;
  private final String title;
  private final String plural;
  private final String shortName;
  private final boolean namespaced;

  Kind(String apiVersion, String title, String plural, String shortName, boolean namespaced) {
    this.apiVersion = apiVersion;
    this.title = title;
    this.plural = plural;
    this.shortName = shortName;
    this.namespaced = namespaced;
  }

  /** {@code apiVersion} as in an object, for example {@code apps/v1}. */
  public static Optional<Kind> of(String apiVersion, String plural) {
    return in(apiVersion).stream().filter(kind -> kind.plural.equals(plural)).findFirst();
  }

  public static List<Kind> in(String apiVersion) {
    return Arrays.stream(values()).filter(kind -> kind.apiVersion.equals(apiVersion)).toList();
  }

  /** Every API version there are kinds of, {@code v1} first. */
  public static Stream<String> apiVersions() {
    return Arrays.stream(values()).map(Kind::apiVersion).distinct();
  }

  /** Empty for the core kinds. */
  public String group() {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  /** The {@code kind} field of an object, for example {@code ReplicaSet}. */
  public String title() {
    return title;
  }

  public String plural() {
    return plural;
  }

  /** As a refusal names it: {@code deployments.apps}, {@code pods}. */
  public String resource() {
    return group().isEmpty() ? plural : plural + "." + group();
  }

  /** Empty where kubectl has no short word for it. */
  public String shortName() {
    return shortName;
  }

  /** Whether the API server counts generations of this kind. */
  public boolean generational() {
    return switch (this) {
      case DEPLOYMENT,
          REPLICA_SET,
          DAEMON_SET,
          STATEFUL_SET,
          JOB,
          CRON_JOB,
          POD_DISRUPTION_BUDGET ->
          true;
      default -> false;
    };
  }

  public boolean namespaced() {
    return namespaced;
  }

  public String apiVersion() {
    return apiVersion;
  }
}
