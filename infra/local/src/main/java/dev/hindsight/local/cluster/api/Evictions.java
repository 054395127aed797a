package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.policy.DisruptionBudgets;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** POST of an eviction: a deletion that disruption budgets can refuse. */
final class Evictions {

  private static final Set<String> UNPROTECTED = Set.of("Pending", "Succeeded", "Failed");
  private static final int PROCESSING_RETRY_SECONDS = 10;

  private final ObjectStore store;
  private final DisruptionBudgets budgets;
  private final Removal removal;

  Evictions(ObjectStore store, Removal removal) {
    this.store = store;
    this.budgets = new DisruptionBudgets(store);
    this.removal = removal;
  }

  ObjectNode evict(ApiRequest request, Key key) {
    JsonNode eviction = request.json();
    checkBody(eviction, key);
    ObjectNode pod = store.get(key).orElseThrow(() -> ApiFailure.notFound(key));
    JsonNode options = eviction.path("deleteOptions");
    Removal.checkPreconditions(key, pod, options);
    List<ObjectNode> covering = isProtected(pod) ? budgets.of(pod) : List.of();
    if (covering.size() > 1) {
      throw ApiFailure.of(
          500,
          "InternalError",
          "This pod has more than one PodDisruptionBudget, which the eviction subresource does not"
              + " support.");
    }
    covering.forEach(budget -> checkBudget(budget, pod));
    if (!Removal.isDryRun(request, options)) {
      covering.stream()
          .filter(budget -> DisruptionBudgets.isReady(pod))
          .forEach(budget -> budgets.take(budget, pod));
    }
    removal.remove(request, key, options);
    return Statuses.status("Success", 201);
  }

  private static void checkBody(JsonNode eviction, Key key) {
    if (!Json.text(eviction, "kind").equals("Eviction")) {
      throw ApiFailure.badRequest("an Eviction of policy/v1 is expected");
    }
    String name = Json.text(eviction, "metadata", "name");
    if (!name.isEmpty() && !name.equals(key.name())) {
      throw ApiFailure.badRequest("name in URL does not match name in Eviction object");
    }
  }

  private static boolean isProtected(JsonNode pod) {
    return !Json.has(pod, "metadata", "deletionTimestamp")
        && !UNPROTECTED.contains(Json.text(pod, "status", "phase"));
  }

  private static void checkBudget(JsonNode budget, JsonNode pod) {
    String name = Json.text(budget, "metadata", "name");
    JsonNode status = budget.path("status");
    int desired = Json.number(status, "desiredHealthy");
    int healthy = Json.number(status, "currentHealthy");
    if (!DisruptionBudgets.isReady(pod) && mayGoBroken(budget, desired, healthy)) {
      return;
    }
    if (Json.number(status, "observedGeneration") < Json.number(budget, "metadata", "generation")) {
      throw ApiFailure.disruption(
          "The disruption budget %s is still being processed by the server.".formatted(name),
          PROCESSING_RETRY_SECONDS);
    }
    if (Json.number(status, "disruptionsAllowed") <= 0) {
      throw ApiFailure.disruption(
          "The disruption budget %s needs %d healthy pods and has %d currently"
              .formatted(name, desired, healthy),
          0);
    }
  }

  /** A pod that does not serve is missed by nobody while enough others do. */
  private static boolean mayGoBroken(JsonNode budget, int desired, int healthy) {
    return Json.text(budget, "spec", "unhealthyPodEvictionPolicy").equals("AlwaysAllow")
        || (desired > 0 && healthy >= desired);
  }
}
