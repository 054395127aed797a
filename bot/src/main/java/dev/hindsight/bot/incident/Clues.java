package dev.hindsight.bot.incident;

import dev.hindsight.bot.alert.StoredAlert;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an alert's labels say about where it hurts; pure.
 *
 * @param cluster the label, else the alert's source: an untrusted name, not the cluster's identity
 */
record Clues(
    String cluster,
    String namespace,
    String service,
    Optional<String> deployment,
    Optional<String> pod,
    Severity severity) {

  private static final List<String> SERVICE =
      List.of(
          "service",
          "app",
          "app_kubernetes_io_name",
          "deployment",
          "statefulset",
          "container",
          "job",
          "instance");

  private static final int LONGEST = 200;

  static Clues of(StoredAlert alert) {
    Map<String, String> labels = alert.alert().labels();
    Optional<String> deployment = label(labels, "deployment");
    Optional<String> pod = label(labels, "pod").or(() -> label(labels, "pod_name"));
    String service =
        SERVICE.stream()
            .flatMap(name -> label(labels, name).stream())
            .findFirst()
            .or(() -> pod.map(Clues::withoutHashes))
            .orElse(alert.alert().name());
    return new Clues(
        label(labels, "cluster").orElse(alert.source()),
        label(labels, "namespace").orElse("default"),
        service,
        deployment,
        pod,
        severity(labels.getOrDefault("severity", "")));
  }

  /** The same about a service that is known. */
  Clues about(String itsCluster, String itsNamespace, String itsName) {
    return new Clues(itsCluster, itsNamespace, itsName, deployment, pod, severity);
  }

  /** What must be equal for two alerts to be about the same thing. */
  String key() {
    return "%s/%s/%s".formatted(cut(cluster), cut(namespace), cut(service));
  }

  /** Names longer than any real one are cut, or they would not fit into an index. */
  private static String cut(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
  }

  private static Optional<String> label(Map<String, String> labels, String name) {
    return Optional.ofNullable(labels.get(name)).filter(v -> !v.isBlank());
  }

  /** {@code checkout-5d8f7c9b4-x2x9z} is a pod of {@code checkout}. */
  private static String withoutHashes(String pod) {
    return pod.replaceFirst("(-[0-9a-f]{8,10})?-[0-9a-z]{5}$", "");
  }

  private static Severity severity(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "critical", "page", "emergency", "sev1", "p1" -> Severity.SEV1;
      case "error", "major", "high", "sev2", "p2" -> Severity.SEV2;
      case "info", "low", "none", "debug", "sev4", "p4" -> Severity.SEV4;
      default -> Severity.SEV3;
    };
  }
}
