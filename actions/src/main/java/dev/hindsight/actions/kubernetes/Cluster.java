package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.adapter.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The reads we use of the API. */
@Component
class Cluster {

  private static final String LIMIT = "500";
  private static final int MOST_PAGES = 20;
  private static final String LOG_BYTES = "65536";

  private final KubeClient client;

  Cluster(KubeClient client) {
    this.client = client;
  }

  /**
   * The UID of kube-system, which lives as long as the cluster. Asked anew each time: behind the
   * same address another cluster may answer by now.
   */
  Outcome<String> identity() {
    return client
        .json(Request.get("namespace kube-system", "/api/v1/namespaces/kube-system", Map.of()))
        .map(namespace -> namespace.at("/metadata/uid").asString(""));
  }

  Outcome<JsonNode> deployment(String namespace, String name) {
    return client.json(
        Request.get(
            "Deployment %s/%s".formatted(namespace, name),
            "/apis/apps/v1" + in(namespace) + "/deployments/" + escape(name),
            Map.of()));
  }

  Outcome<JsonNode> replicaSet(String namespace, String name) {
    return client.json(
        Request.get(
            "ReplicaSet %s/%s".formatted(namespace, name),
            "/apis/apps/v1" + in(namespace) + "/replicasets/" + escape(name),
            Map.of()));
  }

  Outcome<JsonNode> replicaSets(String namespace, String selector) {
    return client.json(
        Request.get(
            "replicasets in namespace " + namespace,
            "/apis/apps/v1" + in(namespace) + "/replicasets",
            Map.of("labelSelector", selector)));
  }

  Outcome<JsonNode> pod(String namespace, String name) {
    return client.json(
        Request.get(
            "Pod %s/%s".formatted(namespace, name),
            "/api/v1" + in(namespace) + "/pods/" + escape(name),
            Map.of()));
  }

  Outcome<JsonNode> pods(String namespace, String selector) {
    return client.json(
        Request.get(
            "pods in namespace " + namespace,
            "/api/v1" + in(namespace) + "/pods",
            Map.of("labelSelector", selector)));
  }

  Outcome<JsonNode> events(String namespace) {
    return client.json(
        Request.get(
            "events in namespace " + namespace,
            "/api/v1" + in(namespace) + "/events",
            Map.of("limit", LIMIT)));
  }

  Outcome<JsonNode> node(String name) {
    return client.json(Request.get("Node " + name, "/api/v1/nodes/" + escape(name), Map.of()));
  }

  /** The first of them, in clusters that have more than any list holds. */
  Outcome<JsonNode> nodes() {
    return client.json(Request.get("nodes", "/api/v1/nodes", Map.of("limit", LIMIT)));
  }

  /** Page after page; what is beyond the last one is not there. */
  Outcome<List<JsonNode>> allNodes() {
    return pageOfNodes("", MOST_PAGES);
  }

  private Outcome<List<JsonNode>> pageOfNodes(String from, int pages) {
    Map<String, String> query = new LinkedHashMap<>(Map.of("limit", LIMIT));
    if (!from.isEmpty()) {
      query.put("continue", from);
    }
    return client
        .json(Request.get("nodes", "/api/v1/nodes", query))
        .then(
            page -> {
              String next = Json.text(page, "/metadata/continue");
              return next.isEmpty() || pages == 1
                  ? new Outcome.Done<>(List.of(page))
                  : pageOfNodes(next, pages - 1)
                      .map(rest -> Stream.concat(Stream.of(page), rest.stream()).toList());
            });
  }

  /** Events about nodes; they are kept in the namespace default. */
  Outcome<JsonNode> nodeEvents() {
    return client.json(
        Request.get(
            "events in namespace default",
            "/api/v1" + in("default") + "/events",
            Map.of("fieldSelector", "involvedObject.kind=Node", "limit", LIMIT)));
  }

  Outcome<JsonNode> quotas(String namespace) {
    return client.json(
        Request.get(
            "resourcequotas in namespace " + namespace,
            "/api/v1" + in(namespace) + "/resourcequotas",
            Map.of()));
  }

  /** What pods use now, by the metrics API, which a cluster need not have. */
  Outcome<JsonNode> usage(String namespace, String selector) {
    return client.json(
        Request.get(
            "metrics of pods in namespace " + namespace,
            "/apis/metrics.k8s.io/v1beta1" + in(namespace) + "/pods",
            Map.of("labelSelector", selector)));
  }

  Outcome<String> log(String namespace, String pod, String container, boolean previous, int lines) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("container", container);
    query.put("tailLines", Integer.toString(lines));
    query.put("limitBytes", LOG_BYTES);
    if (previous) {
      query.put("previous", "true");
    }
    return client.text(
        Request.get(
            "logs of pods in namespace " + namespace,
            "/api/v1" + in(namespace) + "/pods/" + escape(pod) + "/log",
            query));
  }

  private static String in(String namespace) {
    return "/namespaces/" + escape(namespace);
  }

  private static String escape(String part) {
    return Request.escape(part);
  }
}
