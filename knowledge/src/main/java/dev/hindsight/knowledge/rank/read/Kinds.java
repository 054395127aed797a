package dev.hindsight.knowledge.rank.read;

import java.util.Locale;
import java.util.Map;

/** Kinds as people and commands abbreviate them. */
final class Kinds {

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("pod", "Pod"),
          Map.entry("po", "Pod"),
          Map.entry("pods", "Pod"),
          Map.entry("deployment", "Deployment"),
          Map.entry("deploy", "Deployment"),
          Map.entry("deployment.apps", "Deployment"),
          Map.entry("replicaset", "ReplicaSet"),
          Map.entry("statefulset", "StatefulSet"),
          Map.entry("daemonset", "DaemonSet"),
          Map.entry("job", "Job"),
          Map.entry("cronjob", "CronJob"),
          Map.entry("node", "Node"),
          Map.entry("service", "Service"),
          Map.entry("svc", "Service"),
          Map.entry("ingress", "Ingress"),
          Map.entry("persistentvolumeclaim", "PersistentVolumeClaim"),
          Map.entry("pvc", "PersistentVolumeClaim"),
          Map.entry("horizontalpodautoscaler", "HorizontalPodAutoscaler"),
          Map.entry("hpa", "HorizontalPodAutoscaler"),
          Map.entry("networkpolicy", "NetworkPolicy"),
          Map.entry("configmap", "ConfigMap"),
          Map.entry("secret", "Secret"));

  private Kinds() {}

  static String named(String kind) {
    String known = NAMES.get(kind.toLowerCase(Locale.ROOT));
    if (known != null) {
      return known;
    }
    return kind.isEmpty() ? "" : kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
  }
}
