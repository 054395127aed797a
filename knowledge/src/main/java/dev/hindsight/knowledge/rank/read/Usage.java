package dev.hindsight.knowledge.rank.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What pods use against what they are limited to, where both were seen. */
final class Usage {

  private static final double CPU_HIGH = 0.85;
  private static final double MEMORY_HIGH = 0.95;
  private static final double AT_LIMIT = 0.97;

  private final List<Seen> seen = new ArrayList<>();
  private final Map<String, String> limits = new HashMap<>();

  /** One row of usage. */
  private record Seen(String pod, List<Integer> numbers, String cpu, String memory) {}

  void seen(String pod, List<Integer> numbers, String cpu, String memory) {
    seen.add(new Seen(pod, numbers, cpu, memory));
  }

  /** A pod's limit; of several containers nothing is known. */
  void limit(String pod, String resource, String most) {
    limits.merge(pod + " " + resource, most, (a, b) -> "");
  }

  void add(Findings found) {
    if (seen.isEmpty()) {
      return;
    }
    found.objects().stream().filter(o -> o.kind().equals("Pod")).forEach(this::limitsOf);
    for (Seen one : seen) {
      told(one, "cpu", one.cpu(), CPU_HIGH, found);
      told(one, "memory", one.memory(), MEMORY_HIGH, found);
    }
  }

  private void limitsOf(Given pod) {
    for (JsonNode container : pod.containers()) {
      container
          .at("/resources/limits")
          .properties()
          .forEach(e -> limit(pod.name(), e.getKey(), e.getValue().asString("")));
    }
  }

  private void told(Seen one, String resource, String used, double high, Findings found) {
    String most = limits.getOrDefault(one.pod() + " " + resource, "");
    double share = Amount.of(used).orElse(0) / Amount.of(most).orElse(Double.MAX_VALUE);
    if (share >= high) {
      found.add(
          one.numbers(),
          "Pod " + one.pod(),
          "metric",
          "%s %s of limit %s (%.0f %%) of pod %s%s"
              .formatted(
                  resource,
                  used,
                  most,
                  share * 100,
                  one.pod(),
                  resource.equals("cpu") && share >= AT_LIMIT
                      ? ", cpu throttled at its limit"
                      : ""));
    }
  }
}
