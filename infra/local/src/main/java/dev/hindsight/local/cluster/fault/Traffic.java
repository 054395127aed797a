package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.ServiceSpec;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Works out how each service serves: from its load, its ready replicas and what it calls. */
public final class Traffic {

  private static final double REQUESTS_A_REPLICA = 40;

  /** The part of a service's requests that needs its first dependency. */
  private static final double NEEDS_DEPENDENCY = 0.9;

  private static final Duration ECHO = Duration.ofMillis(1_600);

  private final ObjectStore store;
  private final World world;
  private final List<ServiceSpec> services;

  public Traffic(ObjectStore store, World world, List<ServiceSpec> services) {
    this.store = store;
    this.world = world;
    this.services = services;
  }

  public Stream<ServiceHealth> all() {
    List<FaultRecord> hangs = hangs();
    return services.stream().map(spec -> of(spec, hangs));
  }

  /** Only the services that could be unwell; the others need not be looked at every moment. */
  public Stream<ServiceHealth> suspects() {
    List<FaultRecord> hangs = hangs();
    return services.stream()
        .filter(
            spec ->
                world.load().isRaised(spec.namespace(), spec.name())
                    || hangs.stream().anyMatch(hang -> hang.namespace().equals(spec.namespace())))
        .map(spec -> of(spec, hangs));
  }

  private List<FaultRecord> hangs() {
    return world.records().active().stream()
        .filter(record -> record.fault() == Fault.DEPENDENCY_DOWN)
        .toList();
  }

  private ServiceHealth of(ServiceSpec spec, List<FaultRecord> hangs) {
    int ready = (int) ready(spec.namespace(), spec.name()).count();
    double busy = world.load().perReplica(spec.namespace(), spec.name(), ready);
    double errors = errors(spec, hangs);
    Duration p95 = isEchoed(spec, hangs) ? ECHO : p95(busy);
    double rate = REQUESTS_A_REPLICA * ready * busy / Load.ORDINARY;
    return new ServiceHealth(
        spec.namespace(), spec.name(), rate, errors, p95, ready == 0 ? 0 : Math.min(1, busy));
  }

  private double errors(ServiceSpec spec, List<FaultRecord> hangs) {
    return hangs.stream()
        .filter(hang -> isAbout(hang, spec))
        .mapToDouble(hang -> NEEDS_DEPENDENCY * hanging(hang))
        .max()
        .orElse(0);
  }

  private double hanging(FaultRecord hang) {
    List<ObjectNode> pods = ready(hang.namespace(), hang.detail("dependency")).toList();
    long stuck =
        pods.stream()
            .filter(pod -> world.hangs().since(pod, DependencyDown.started(pod)).isPresent())
            .count();
    return pods.isEmpty() ? 1 : (double) stuck / pods.size();
  }

  /** By seed another caller of the hanging service suffers a little, too. */
  private boolean isEchoed(ServiceSpec spec, List<FaultRecord> hangs) {
    return hangs.stream()
        .filter(hang -> Json.flag(hang.details(), "echo") && !isAbout(hang, spec))
        .filter(hang -> hang.namespace().equals(spec.namespace()))
        .anyMatch(hang -> spec.dependsOn().contains(hang.detail("dependency")));
  }

  private static boolean isAbout(FaultRecord hang, ServiceSpec spec) {
    return hang.namespace().equals(spec.namespace()) && hang.service().equals(spec.name());
  }

  private static Duration p95(double busy) {
    if (busy < Overload.BUSY) {
      return Duration.ofMillis(Math.round(60 / (1 - busy)));
    }
    double excess = Math.min(1, (busy - Overload.BUSY) / 0.32);
    return Duration.ofMillis(Math.round(1_300 + 3_500 * excess));
  }

  private Stream<ObjectNode> ready(String namespace, String app) {
    return store.list(Kind.POD, namespace).stream()
        .filter(pod -> Json.text(pod, "metadata", "labels", World.NAME_LABEL).equals(app))
        .filter(Traffic::isReady);
  }

  private static boolean isReady(JsonNode pod) {
    return Json.flag(Json.at(pod, "status", "containerStatuses").path(0), "ready");
  }
}
