package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.ServiceSpec;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Quantity;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What stands around the workloads of a namespace: settings, credentials, a quota. */
final class Furniture {

  private static final long STEP = 256L << 20;

  private Furniture() {}

  static ObjectNode settings(ServiceSpec service) {
    ObjectNode map = named(service, "-settings");
    map.putObject("data").put("LOG_LEVEL", "info").put("CURRENCY", "EUR").put("PAGE_SIZE", "50");
    return map;
  }

  static ObjectNode credentials(ServiceSpec service) {
    ObjectNode secret = named(service, "-credentials").put("type", "Opaque");
    byte[] name = service.name().getBytes(StandardCharsets.UTF_8);
    secret.putObject("data").put("USER", Base64.getEncoder().encodeToString(name));
    return secret;
  }

  /** Room for half as much again, and for the largest service to double. */
  static ObjectNode quota(String namespace, List<ServiceSpec> services) {
    long all = services.stream().mapToLong(Furniture::requested).sum();
    long largest = services.stream().mapToLong(Furniture::requested).max().orElse(0);
    long hard = Math.ceilDiv(Math.max(all * 3 / 2, all + largest * 3 / 2), STEP) * STEP;
    ObjectNode quota = Json.object();
    Json.child(quota, "metadata").put("name", "team-quota").put("namespace", namespace);
    Json.child(quota, "spec", "hard")
        .put("requests.memory", Quantity.canonical((hard >> 20) + "Mi"));
    return quota;
  }

  private static long requested(ServiceSpec service) {
    return Quantity.bytes(service.memoryRequest()) * service.replicas();
  }

  private static ObjectNode named(ServiceSpec service, String suffix) {
    ObjectNode object = Json.object();
    ObjectNode metadata =
        Json.child(object, "metadata")
            .put("name", service.name() + suffix)
            .put("namespace", service.namespace());
    metadata.putObject("labels").put(Manifests.NAME_LABEL, service.name());
    return object;
  }
}
