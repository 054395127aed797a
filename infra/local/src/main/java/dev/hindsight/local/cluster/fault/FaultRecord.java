package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.ServiceSpec;
import dev.hindsight.local.cluster.Severity;
import dev.hindsight.local.cluster.store.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fault that was injected, and when it was over.
 *
 * @param seed chooses phrasing, variant and red herring
 * @param details what this kind of fault must remember, for example the image it deployed
 */
public record FaultRecord(
    Fault fault,
    String namespace,
    String service,
    Severity severity,
    long seed,
    Instant since,
    Optional<Instant> until,
    ObjectNode details) {

  static FaultRecord begun(
      Fault fault, ServiceSpec spec, Severity severity, long seed, Instant now) {
    return new FaultRecord(
        fault, spec.namespace(), spec.name(), severity, seed, now, Optional.empty(), Json.object());
  }

  FaultRecord with(ObjectNode newDetails) {
    return new FaultRecord(fault, namespace, service, severity, seed, since, until, newDetails);
  }

  /**
   * This fault, injected once more while it lasts: what was before it stays as it was then, so that
   * it is healed as a whole.
   */
  FaultRecord again(FaultRecord next, ObjectNode newDetails) {
    ObjectNode merged = newDetails.deepCopy();
    for (String before : List.of("template", "cause", "replicas")) {
      if (details.has(before)) {
        merged.set(before, details.path(before));
      }
    }
    return new FaultRecord(
        fault, namespace, service, next.severity(), next.seed(), since, until, merged);
  }

  FaultRecord over(Instant now) {
    return new FaultRecord(
        fault, namespace, service, severity, seed, since, Optional.of(now), details);
  }

  public boolean isActive() {
    return until.isEmpty();
  }

  /** True at a time between its begin and its end. */
  public boolean covers(Instant time) {
    return !time.isBefore(since) && until.filter(end -> !time.isBefore(end)).isEmpty();
  }

  public boolean isMajor() {
    return severity == Severity.MAJOR;
  }

  public String detail(String name) {
    return Json.text(details, name);
  }

  /** The same numbers in the same order for the same seed. */
  SplittableRandom random() {
    return new SplittableRandom(seed * 31 + fault.word().hashCode());
  }

  String path() {
    return namespace + "/" + service;
  }

  ObjectNode toJson() {
    ObjectNode json =
        Json.object()
            .put("fault", fault.word())
            .put("namespace", namespace)
            .put("service", service)
            .put("severity", severity.word())
            .put("seed", seed)
            .put("since", since.toString());
    until.ifPresent(end -> json.put("until", end.toString()));
    json.set("details", details);
    return json;
  }

  static FaultRecord of(JsonNode json) {
    return new FaultRecord(
        Fault.parse(Json.text(json, "fault")),
        Json.text(json, "namespace"),
        Json.text(json, "service"),
        Severity.parse(Json.text(json, "severity")),
        json.path("seed").asLong(0),
        Json.time(json, "since"),
        Json.has(json, "until") ? Optional.of(Json.time(json, "until")) : Optional.empty(),
        json.path("details") instanceof ObjectNode found ? found : Json.object());
  }
}
