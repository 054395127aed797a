package dev.hindsight.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.store.Json;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A bench with the words that tests of faults need: inject, look, heal through the API. */
final class FaultBench implements AutoCloseable {

  final Bench bench;

  FaultBench() {
    this(new Bench());
  }

  FaultBench(Bench bench) {
    this.bench = bench;
  }

  void inject(Fault fault, String service, Severity severity, long seed) {
    bench.cluster.inject(new Injection(fault, service, severity, seed));
  }

  Set<String> firing() {
    return alerts()
        .filter(alert -> Json.text(alert, "status").equals("firing"))
        .map(alert -> Json.text(alert, "labels", "alertname"))
        .collect(Collectors.toSet());
  }

  List<JsonNode> firing(String name) {
    return alerts()
        .filter(alert -> Json.text(alert, "status").equals("firing"))
        .filter(alert -> Json.text(alert, "labels", "alertname").equals(name))
        .toList();
  }

  void firesWithin(Duration time, String alert) {
    for (int i = 0; i < time.toSeconds() && !firing().contains(alert); i++) {
      bench.pass(Duration.ofSeconds(1));
    }
    assertThat(firing()).contains(alert);
  }

  void fallsSilentWithin(Duration time) {
    for (int i = 0; i < time.toSeconds() && !firing().isEmpty(); i++) {
      bench.pass(Duration.ofSeconds(1));
    }
    assertThat(bench.get("/practice/alerts").json()).isEmpty();
    assertThat(active()).isEmpty();
  }

  List<String> active() {
    return Json.items(bench.get("/practice/faults").json(), "active")
        .map(one -> Json.text(one, "fault") + " " + Json.text(one, "service"))
        .toList();
  }

  JsonNode deployment(String service) {
    return bench.get(path(service)).json();
  }

  List<JsonNode> pods(String service) {
    return bench.get(Bench.PODS + "?labelSelector=app.kubernetes.io/name%3D" + service).items();
  }

  List<String> waiting(String service) {
    return Bench.reasons(pods(service));
  }

  List<String> events() {
    return bench.get("/api/v1/events").items().stream()
        .map(event -> Json.text(event, "reason") + ": " + Json.text(event, "message"))
        .toList();
  }

  String log(JsonNode pod, String query) {
    return bench.get(Bench.PODS + "/" + Json.text(pod, "metadata", "name") + "/log" + query).text();
  }

  String cause(String service) {
    return Json.text(deployment(service), "metadata", "annotations", "kubernetes.io/change-cause");
  }

  /** As the bot and kubectl do it: the template of the revision before the current one. */
  void undo(String service) {
    List<JsonNode> sets =
        bench
            .get(
                "/apis/apps/v1/namespaces/shop/replicasets?labelSelector=app.kubernetes.io/name%3D"
                    + service)
            .items()
            .stream()
            .sorted(java.util.Comparator.comparingInt(FaultBench::revision).reversed())
            .toList();
    ObjectNode template = (ObjectNode) Json.at(sets.get(1), "spec", "template").deepCopy();
    Json.child(template, "metadata", "labels").remove("pod-template-hash");
    write(
        service,
        Bench.JSON_PATCH,
        "[{\"op\":\"replace\",\"path\":\"/spec/template\",\"value\":" + template + "}]");
  }

  void scale(String service, int replicas) {
    write(service, Bench.MERGE, "{\"spec\":{\"replicas\":" + replicas + "}}");
  }

  /** As kubectl rollout restart does. */
  void restart(String service) {
    write(
        service,
        Bench.STRATEGIC,
        "{\"spec\":{\"template\":{\"metadata\":{\"annotations\":{\"kubectl.kubernetes.io/restartedAt\":\"%s\"}}}}}"
            .formatted(bench.clock.instant()));
  }

  void cordon(String node) {
    assertThat(
            bench
                .patch("/api/v1/nodes/" + node, Bench.MERGE, "{\"spec\":{\"unschedulable\":true}}")
                .status())
        .isEqualTo(200);
  }

  void write(String service, String type, String body) {
    assertThat(bench.patch(path(service), type, body).status()).isEqualTo(200);
  }

  @Override
  public void close() {
    bench.close();
  }

  private java.util.stream.Stream<JsonNode> alerts() {
    return Json.items(bench.get("/practice/alerts").json());
  }

  private static String path(String service) {
    return "/apis/apps/v1/namespaces/shop/deployments/" + service;
  }

  private static int revision(JsonNode set) {
    return Integer.parseInt(
        Json.text(set, "metadata", "annotations", "deployment.kubernetes.io/revision"));
  }
}
