package dev.hindsight.local.cluster.api;

import tools.jackson.databind.JsonNode;

/** What the practice endpoints can ask of the cluster; not part of the Kubernetes API. */
public interface PracticeControl {

  /** Throws IllegalArgumentException, with the known words, when fault or service are unknown. */
  void inject(String fault, String service);

  JsonNode services();

  JsonNode writes();

  JsonNode alerts();
}
