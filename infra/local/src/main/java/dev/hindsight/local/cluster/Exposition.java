package dev.hindsight.local.cluster;

import dev.hindsight.local.cluster.fault.ServiceHealth;
import dev.hindsight.local.cluster.fault.Traffic;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The figures of all services in Prometheus' text form; counters start at zero with the process.
 */
final class Exposition {

  private static final Duration EVERY = Duration.ofSeconds(1);

  private record Counts(double good, double bad, double seconds) {}

  private final ObjectStore store;
  private final Traffic traffic;
  private final Usage.Source usage;
  private final Map<String, Counts> counts = new TreeMap<>();
  private Instant counted;

  Exposition(ObjectStore store, Traffic traffic, Usage.Source usage) {
    this.store = store;
    this.traffic = traffic;
    this.usage = usage;
    this.counted = store.clock().instant();
  }

  void tick() {
    Instant now = store.clock().instant();
    Duration gone = Duration.between(counted, now);
    if (gone.compareTo(EVERY) >= 0) {
      double seconds = gone.toMillis() / 1_000.0;
      traffic
          .all()
          .forEach(health -> counts.merge(labels(health), add(health, seconds), Exposition::sum));
      counted = now;
    }
  }

  String text() {
    var text = new StringBuilder();
    List<ServiceHealth> services = traffic.all().toList();
    head(text, "http_requests_total", "counter", "Requests answered, by status code.");
    for (ServiceHealth one : services) {
      Counts count = counts.getOrDefault(labels(one), new Counts(0, 0, 0));
      line(text, "http_requests_total", labels(one) + ",code=\"200\"", Math.floor(count.good()));
      line(text, "http_requests_total", labels(one) + ",code=\"503\"", Math.floor(count.bad()));
    }
    head(text, "http_request_duration_seconds", "summary", "Time to the answer.");
    for (ServiceHealth one : services) {
      Counts count = counts.getOrDefault(labels(one), new Counts(0, 0, 0));
      double p95 = one.p95().toMillis() / 1_000.0;
      String name = "http_request_duration_seconds";
      line(text, name, labels(one) + ",quantile=\"0.5\"", p95 / 2.5);
      line(text, name, labels(one) + ",quantile=\"0.95\"", p95);
      line(text, name + "_sum", labels(one), count.seconds());
      line(text, name + "_count", labels(one), Math.floor(count.good() + count.bad()));
    }
    containers(text);
    return text.toString();
  }

  private void containers(StringBuilder text) {
    List<JsonNode> pods = List.copyOf(store.list(Kind.POD, ""));
    Instant now = store.clock().instant();
    head(text, "container_memory_working_set_bytes", "gauge", "Memory in use.");
    pods.forEach(
        pod ->
            used(pod, now)
                .ifPresent(
                    one ->
                        line(
                            text,
                            "container_memory_working_set_bytes",
                            podLabels(pod),
                            (double) one.memoryBytes())));
    head(text, "container_cpu_usage_cores", "gauge", "Cores in use.");
    pods.forEach(
        pod ->
            used(pod, now)
                .ifPresent(
                    one ->
                        line(
                            text,
                            "container_cpu_usage_cores",
                            podLabels(pod),
                            one.cpuNanos() / 1e9)));
  }

  private java.util.Optional<Usage> used(JsonNode pod, Instant now) {
    return usage.of(pod, container(pod), now);
  }

  private static Counts add(ServiceHealth health, double seconds) {
    double requests = health.requestsPerSecond() * seconds;
    double bad = requests * health.errorShare();
    return new Counts(requests - bad, bad, requests * health.p95().toMillis() / 2_500.0);
  }

  private static Counts sum(Counts one, Counts other) {
    return new Counts(
        one.good() + other.good(), one.bad() + other.bad(), one.seconds() + other.seconds());
  }

  private static void head(StringBuilder text, String name, String type, String help) {
    text.append("# HELP %1$s %3$s\n# TYPE %1$s %2$s\n".formatted(name, type, help));
  }

  private static void line(StringBuilder text, String name, String labels, double value) {
    String number =
        value == Math.rint(value)
            ? Long.toString((long) value)
            : String.format(Locale.ROOT, "%.4f", value);
    text.append(name).append('{').append(labels).append("} ").append(number).append('\n');
  }

  private static String labels(ServiceHealth health) {
    return "namespace=\"%s\",service=\"%s\"".formatted(health.namespace(), health.service());
  }

  private static String podLabels(JsonNode pod) {
    return "namespace=\"%s\",pod=\"%s\",container=\"%s\""
        .formatted(
            Json.text(pod, "metadata", "namespace"),
            Json.text(pod, "metadata", "name"),
            container(pod));
  }

  private static String container(JsonNode pod) {
    return Json.text(Json.at(pod, "spec", "containers").path(0), "name");
  }
}
