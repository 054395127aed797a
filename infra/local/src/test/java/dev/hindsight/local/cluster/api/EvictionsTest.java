package dev.hindsight.local.cluster.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.local.cluster.access.ClusterUser;
import dev.hindsight.local.cluster.policy.DisruptionBudgets;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Evictions without a running cluster, where nothing counts budgets behind the test's back. */
class EvictionsTest {

  private static final Key POD = new Key(Kind.POD, "shop", "checkout-1");
  private static final Key BUDGET = new Key(Kind.POD_DISRUPTION_BUDGET, "shop", "keep");

  private final ObjectStore store =
      new ObjectStore(
          Clock.fixed(Instant.parse("2026-03-02T09:15:00Z"), ZoneOffset.UTC), Optional.empty());
  private final Evictions evictions = new Evictions(store, new Removal(store, new Writes(store)));

  @BeforeEach
  void plant() {
    store.create(
        Kind.POD,
        Json.parse(
            """
            {"metadata":{"name":"checkout-1","namespace":"shop","labels":{"app":"checkout"}},
             "status":{"phase":"Running","conditions":[{"type":"Ready","status":"True"}]}}
            """));
    store.create(
        Kind.POD_DISRUPTION_BUDGET,
        Json.parse(
            """
            {"metadata":{"name":"keep","namespace":"shop","generation":1},
             "spec":{"minAvailable":0,"selector":{"matchLabels":{"app":"checkout"}}}}
            """));
  }

  @Test
  void waitForABudgetThatNobodyHasCounted() {
    assertThatThrownBy(() -> evictions.evict(eviction(), POD))
        .isInstanceOfSatisfying(
            ApiFailure.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(429);
              assertThat(Json.number(failure.status(), "details", "retryAfterSeconds"))
                  .isEqualTo(10);
              assertThat(failure.status().toString())
                  .contains("The disruption budget keep is still being processed by the server.");
            });
    assertThat(Json.has(store.get(POD).orElseThrow(), "metadata", "deletionTimestamp")).isFalse();
  }

  @Test
  void takeFromTheBudgetUntilItIsCountedAgain() {
    var budgets = new DisruptionBudgets(store);
    budgets.report();
    evictions.evict(eviction(), POD);

    assertThat(Json.number(store.get(BUDGET).orElseThrow(), "status", "disruptionsAllowed"))
        .isZero();
    assertThat(Json.has(store.get(BUDGET).orElseThrow(), "status", "disruptedPods", "checkout-1"))
        .isTrue();
    budgets.report();
    assertThat(Json.has(store.get(BUDGET).orElseThrow(), "status", "disruptedPods")).isFalse();
  }

  private static ApiRequest eviction() {
    String path = "/api/v1/namespaces/shop/pods/checkout-1/eviction";
    return new ApiRequest(
        ClusterUser.admin(),
        "POST",
        path,
        path,
        Map.of(),
        Map.of(),
        "{\"kind\":\"Eviction\",\"apiVersion\":\"policy/v1\",\"metadata\":{\"name\":\"checkout-1\"}}");
  }
}
