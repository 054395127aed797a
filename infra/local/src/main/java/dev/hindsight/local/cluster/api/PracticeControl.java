package dev.hindsight.local.cluster.api;

import tools.jackson.databind.JsonNode;

/** What the practice endpoints can ask of the cluster; not part of the Kubernetes API. */
public interface PracticeControl {

  /**
   * Breaks a service as the body asks: {@code fault}, {@code service} and, where wanted, {@code
   * severity} and {@code seed}. Answers with all four. Throws IllegalArgumentException, with the
   * known words, when one of them makes no sense.
   */
  JsonNode inject(JsonNode body);

  /** {@code {"faults":[{"name","what"}],"services":[…],"active":[{"fault","service",…}]}}. */
  JsonNode faults();

  /** Somebody else heals everything, or only {@code service} where it is not empty. */
  JsonNode heal(String service);

  JsonNode services();

  JsonNode writes();

  JsonNode alerts();

  /** Every service's figures as Prometheus scrapes them. */
  String metrics();
}
