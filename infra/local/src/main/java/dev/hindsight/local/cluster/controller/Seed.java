package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.ServiceSpec;
import dev.hindsight.local.cluster.fault.World;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A cluster with a past: every service has run for days and was deployed twice. */
final class Seed {

  private static final String NODE = "practice-node-";
  private static final int LEAST_NODES = 3;
  private static final int PODS_A_NODE = 25;
  private static final Duration AGE = Duration.ofDays(120);
  private static final Duration FIRST_DEPLOY = Duration.ofDays(9);
  private static final Duration LAST_DEPLOY = Duration.ofHours(26);

  private final ObjectStore store;
  private final Kubelet kubelet;
  private final World world;
  private final Instant now;
  private final Random random = new Random(7);

  Seed(ObjectStore store, Kubelet kubelet, World world) {
    this.store = store;
    this.kubelet = kubelet;
    this.world = world;
    this.now = store.clock().instant();
  }

  void plant(List<ServiceSpec> services) {
    Stream.concat(
            Stream.of("default", "kube-system"), services.stream().map(ServiceSpec::namespace))
        .distinct()
        .forEach(name -> born(Kind.NAMESPACE, Manifests.namespace(name), AGE));
    int count = nodes(services);
    for (int i = 1; i <= count; i++) {
      born(Kind.NODE, Manifests.node(NODE + i, i, Json.time(now)), AGE);
    }
    furnish(services);
    for (int i = 0; i < services.size(); i++) {
      world.settle(services.get(i));
      born(Kind.SERVICE, Manifests.service(services.get(i), i), AGE.dividedBy(2));
      deploy(services.get(i), i, count);
    }
  }

  /** Never so many that a rollout would find no room. */
  private static int nodes(List<ServiceSpec> services) {
    int pods = services.stream().mapToInt(ServiceSpec::replicas).sum();
    return Math.max(LEAST_NODES, Math.ceilDiv(pods, PODS_A_NODE));
  }

  private void furnish(List<ServiceSpec> services) {
    services.forEach(
        service -> {
          born(Kind.CONFIG_MAP, Furniture.settings(service), AGE.dividedBy(2));
          born(Kind.SECRET, Furniture.credentials(service), AGE.dividedBy(2));
        });
    Map<String, List<ServiceSpec>> teams =
        services.stream()
            .collect(
                Collectors.groupingBy(ServiceSpec::namespace, TreeMap::new, Collectors.toList()));
    teams.forEach(
        (namespace, team) ->
            born(Kind.RESOURCE_QUOTA, Furniture.quota(namespace, team), AGE.dividedBy(2)));
  }

  private void deploy(ServiceSpec service, int index, int nodes) {
    ObjectNode before =
        born(
            Kind.DEPLOYMENT,
            Manifests.deployment(service, service.previousImage()),
            AGE.dividedBy(2));
    revision(before, 0, 1, FIRST_DEPLOY);
    ObjectNode deployment = before.deepCopy();
    ObjectNode latest = Manifests.deployment(service, service.image());
    deployment.set("spec", latest.path("spec"));
    Json.child(deployment, "metadata").put("generation", 2);
    Json.child(deployment, "metadata", "annotations")
        .setAll((ObjectNode) Json.at(latest, "metadata", "annotations"));
    ObjectNode set = revision(deployment, service.replicas(), 2, LAST_DEPLOY);
    Revisions.copy(set, deployment);
    new DeploymentStatus(Clocks.before(store.clock(), LAST_DEPLOY))
        .update(deployment, List.of(set), java.util.Optional.of(set));
    store.put(Key.of(Kind.DEPLOYMENT, deployment), deployment);
    for (int i = 0; i < service.replicas(); i++) {
      ObjectNode pod = born(Kind.POD, Manifests.pod(set, Templates.suffix(random)), LAST_DEPLOY);
      int node = 1 + (index + i) % nodes;
      kubelet.settle(pod, now.minus(LAST_DEPLOY).plusSeconds(2), NODE + node, node);
    }
  }

  private ObjectNode revision(JsonNode deployment, int replicas, int number, Duration ago) {
    JsonNode template = Json.at(deployment, "spec", "template");
    ObjectNode set =
        Manifests.replicaSet(deployment, template, Templates.hash(template, 0), replicas);
    Revisions.stamp(set, deployment, number);
    Json.child(set, "status").put("replicas", replicas).put("observedGeneration", 1);
    if (replicas > 0) {
      Json.child(set, "status")
          .put("fullyLabeledReplicas", replicas)
          .put("readyReplicas", replicas)
          .put("availableReplicas", replicas);
    }
    return born(Kind.REPLICA_SET, set, ago);
  }

  private ObjectNode born(Kind kind, ObjectNode object, Duration ago) {
    Json.child(object, "metadata").put("creationTimestamp", Json.time(now.minus(ago)));
    return store.create(kind, object);
  }
}
