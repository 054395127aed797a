package dev.hindsight.local.cluster.policy;

import dev.hindsight.local.cluster.store.Generations;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Counts for every PodDisruptionBudget how many of its pods may go now. */
public final class DisruptionBudgets {

  private static final Duration EVICTION_LASTS = Duration.ofMinutes(2);

  private final ObjectStore store;

  public DisruptionBudgets(ObjectStore store) {
    this.store = store;
  }

  /** The budgets that cover this pod. */
  public List<ObjectNode> of(JsonNode pod) {
    return store.list(Kind.POD_DISRUPTION_BUDGET, Json.text(pod, "metadata", "namespace")).stream()
        .filter(budget -> LabelSelector.matches(Json.at(budget, "spec", "selector"), pod))
        .toList();
  }

  /** Takes one disruption from the budget for this pod, until the next count. */
  public void take(JsonNode budget, JsonNode pod) {
    ObjectNode changed = (ObjectNode) budget.deepCopy();
    ObjectNode status = Json.child(changed, "status");
    status.put("disruptionsAllowed", Json.number(status, "disruptionsAllowed") - 1);
    Json.child(status, "disruptedPods")
        .put(Json.text(pod, "metadata", "name"), Json.time(store.clock().instant()));
    store.put(Key.of(Kind.POD_DISRUPTION_BUDGET, budget), changed);
  }

  /** Brings the status of every budget up to date. */
  public void report() {
    for (ObjectNode budget : store.list(Kind.POD_DISRUPTION_BUDGET, "")) {
      ObjectNode changed = budget.deepCopy();
      count(changed);
      Generations.update(store, Key.of(Kind.POD_DISRUPTION_BUDGET, budget), changed);
    }
  }

  private void count(ObjectNode budget) {
    List<ObjectNode> pods =
        store.list(Kind.POD, Json.text(budget, "metadata", "namespace")).stream()
            .filter(pod -> LabelSelector.matches(Json.at(budget, "spec", "selector"), pod))
            .filter(PodCost::counts)
            .toList();
    ObjectNode status = Json.child(budget, "status");
    forgetGone(status, pods);
    int healthy = (int) pods.stream().filter(pod -> isHealthy(pod, status)).count();
    Budget counted = Budget.of(budget.path("spec"), pods.size(), wanted(pods));
    int allowed = counted.expected() <= 0 ? 0 : Math.max(0, healthy - counted.desiredHealthy());
    status
        .put("currentHealthy", healthy)
        .put("desiredHealthy", counted.desiredHealthy())
        .put("disruptionsAllowed", allowed)
        .put("expectedPods", counted.expected())
        .put("observedGeneration", Json.number(budget, "metadata", "generation"));
    condition(budget, status, allowed > 0);
  }

  /** How many pods the owners of these pods want together. */
  private int wanted(List<ObjectNode> pods) {
    return pods.stream()
        .map(pod -> Owners.of(store, pod))
        .distinct()
        .mapToInt(owner -> Owners.replicas(store, owner))
        .sum();
  }

  private void forgetGone(ObjectNode status, List<ObjectNode> pods) {
    if (!(status.path("disruptedPods") instanceof ObjectNode disrupted)) {
      return;
    }
    Instant now = store.clock().instant();
    for (String name : List.copyOf(disrupted.propertyNames())) {
      boolean waits =
          pods.stream()
              .filter(pod -> Json.text(pod, "metadata", "name").equals(name))
              .anyMatch(pod -> !Json.has(pod, "metadata", "deletionTimestamp"));
      if (!waits || Json.time(disrupted, name).plus(EVICTION_LASTS).isBefore(now)) {
        disrupted.remove(name);
      }
    }
    if (disrupted.isEmpty()) {
      status.remove("disruptedPods");
    }
  }

  private static boolean isHealthy(JsonNode pod, JsonNode status) {
    return isReady(pod)
        && !Json.has(pod, "metadata", "deletionTimestamp")
        && !Json.has(status, "disruptedPods", Json.text(pod, "metadata", "name"));
  }

  /** Whether the pod's Ready condition is true. */
  public static boolean isReady(JsonNode pod) {
    return Json.items(pod, "status", "conditions")
        .filter(condition -> Json.text(condition, "type").equals("Ready"))
        .anyMatch(condition -> Json.text(condition, "status").equals("True"));
  }

  private void condition(JsonNode budget, ObjectNode status, boolean allowed) {
    JsonNode before = status.path("conditions").path(0);
    String word = allowed ? "True" : "False";
    boolean same = Json.text(before, "status").equals(word);
    String since = Json.text(before, "lastTransitionTime");
    status
        .putArray("conditions")
        .addObject()
        .put("type", "DisruptionAllowed")
        .put("status", word)
        .put("observedGeneration", Json.number(budget, "metadata", "generation"))
        .put("lastTransitionTime", same ? since : Json.time(store.clock().instant()))
        .put("reason", allowed ? "SufficientPods" : "InsufficientPods")
        .put("message", "");
  }
}
