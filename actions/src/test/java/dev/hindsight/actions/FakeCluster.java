package dev.hindsight.actions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A scripted API server with one Deployment, shop/checkout; journals every write it was sent. */
public final class FakeCluster implements AutoCloseable {

  public static final String ID = "cluster-uid-1";
  public static final String UID = "deployment-uid-1";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String DEPLOYMENT = "/apis/apps/v1/namespaces/shop/deployments/checkout";

  /** What the server does with the next write instead of answering well. */
  public enum Trouble {
    NONE,
    CONFLICT,
    FORBIDDEN,
    ADMISSION,
    THROTTLED,
    ERROR_AFTER_EFFECT,
    ERROR_BEFORE_EFFECT,
    EFFECT_LATER
  }

  private final HttpServer server;
  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  public final List<String> applied = new CopyOnWriteArrayList<>();
  public final List<String> agents = new CopyOnWriteArrayList<>();
  public final List<String> slow = new CopyOnWriteArrayList<>();

  /** What is answered at these paths; "403" and other numbers are refusals. */
  public final Map<String, String> extra = new ConcurrentHashMap<>();

  public volatile Trouble trouble = Trouble.NONE;
  public volatile boolean down;
  public volatile Runnable beforePods = () -> {};
  private ObjectNode deployment = JSON.createObjectNode();
  private ArrayNode replicaSets = JSON.createArrayNode();
  private ArrayNode pods = JSON.createArrayNode();
  private ArrayNode events = JSON.createArrayNode();
  private Optional<JsonNode> late = Optional.empty();
  private long version = 100;

  public FakeCluster() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
    healthy("checkout:1.8.2", "256Mi");
  }

  public Path kubeconfig(Path directory) throws IOException {
    Path file = directory.resolve("kubeconfig");
    Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Config
        current-context: practice
        clusters: [{name: practice, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: bot, user: {token: secret-token}}]
        contexts: [{name: practice, context: {cluster: practice, user: bot}}]
        """
            .formatted(server.getAddress().getPort()));
    return file;
  }

  /** One good revision, two ready pods. */
  public synchronized void healthy(String image, String memory) {
    replicaSets = JSON.createArrayNode();
    events = JSON.createArrayNode();
    texts.clear();
    extra.clear();
    slow.clear();
    applied.clear();
    agents.clear();
    trouble = Trouble.NONE;
    down = false;
    deployment =
        tree(
            """
            {"apiVersion":"apps/v1","kind":"Deployment",
             "metadata":{"name":"checkout","namespace":"shop","uid":"%s","generation":1,
               "annotations":{"deployment.kubernetes.io/revision":"1"}},
             "spec":{"replicas":2,"fieldOfTomorrow":{"a":[1]},
               "selector":{"matchLabels":{"app":"checkout"}},
               "template":%s},
             "status":{"observedGeneration":1}}\
            """
                .formatted(UID, template(image, memory)));
    bump();
    addReplicaSet(1);
    settle(true);
  }

  public static String template(String image, String memory) {
    return """
    {"metadata":{"labels":{"app":"checkout"}},
     "spec":{"newField":true,"containers":[{"name":"checkout","image":"%s",
       "resources":{"limits":{"memory":"%s","cpu":"1"},"requests":{"memory":"128Mi"}}}]}}\
    """
        .formatted(image, memory);
  }

  /** Somebody rolls out another template. */
  public synchronized void rollOut(String image, String memory) {
    ((ObjectNode) deployment.path("spec")).set("template", tree(template(image, memory)));
    generation();
    follow();
  }

  /** Somebody rolls out another value of an environment variable. */
  public synchronized void environment(String name, String value) {
    ObjectNode container =
        (ObjectNode) deployment.at("/spec/template/spec/containers/0").deepCopy();
    container.putArray("env").addObject().put("name", name).put("value", value);
    ObjectNode spec = (ObjectNode) deployment.at("/spec/template/spec").deepCopy();
    spec.putArray("containers").add(container);
    ((ObjectNode) deployment.at("/spec/template")).set("spec", spec);
    generation();
    follow();
  }

  /** The controller follows the template: a new revision, or an old one again. */
  private void follow() {
    long next = 1;
    for (JsonNode set : replicaSets) {
      next = Math.max(next, revision(set) + 1);
    }
    JsonNode wanted = deployment.at("/spec/template");
    for (JsonNode set : replicaSets) {
      JsonNode bare = set.at("/spec/template").deepCopy();
      ((ObjectNode) bare.at("/metadata/labels")).remove("pod-template-hash");
      if (bare.equals(wanted)) {
        ((ObjectNode) set.at("/metadata/annotations"))
            .put("deployment.kubernetes.io/revision", Long.toString(next));
        ((ObjectNode) deployment.at("/metadata/annotations"))
            .put("deployment.kubernetes.io/revision", Long.toString(next));
        return;
      }
    }
    ((ObjectNode) deployment.at("/metadata/annotations"))
        .put("deployment.kubernetes.io/revision", Long.toString(next));
    addReplicaSet(next);
  }

  private static long revision(JsonNode set) {
    return Long.parseLong(
        set.at("/metadata/annotations").path("deployment.kubernetes.io/revision").asString("0"));
  }

  private void addReplicaSet(long revision) {
    ObjectNode set =
        tree(
            """
            {"metadata":{"name":"checkout-r%1$d","namespace":"shop","uid":"rs-uid-%1$d",
              "creationTimestamp":"2026-03-01T09:5%1$d:00Z",
              "annotations":{"deployment.kubernetes.io/revision":"%1$d",
                "kubernetes.io/change-cause":"release %1$d"},
              "ownerReferences":[{"kind":"Deployment","name":"checkout","uid":"%2$s"}]},
             "spec":{},"status":{"readyReplicas":0}}\
            """
                .formatted(revision, UID));
    ObjectNode template = (ObjectNode) deployment.at("/spec/template").deepCopy();
    ((ObjectNode) template.at("/metadata/labels")).put("pod-template-hash", "r" + revision);
    ((ObjectNode) set.path("spec")).set("template", template);
    replicaSets.add(set);
  }

  /** All pods run the newest template now, well or not. */
  public synchronized void settle(boolean well) {
    JsonNode newest = replicaSets.get(0);
    for (JsonNode set : replicaSets) {
      newest = revision(set) > revision(newest) ? set : newest;
    }
    pods = JSON.createArrayNode();
    for (int i = 1; i <= 2; i++) {
      pods.add(pod(newest, i, well));
    }
    for (JsonNode set : replicaSets) {
      ((ObjectNode) set.path("status")).put("readyReplicas", set == newest && well ? 2 : 0);
    }
    int good = well ? 2 : 0;
    deployment.set(
        "status",
        tree(
            """
            {"observedGeneration":%d,"replicas":2,"updatedReplicas":2,"readyReplicas":%d,
             "availableReplicas":%d,"conditions":[{"type":"Available","status":"%s",
             "reason":"%s","message":"seen by the controller"}]}\
            """
                .formatted(
                    deployment.at("/metadata/generation").asLong(),
                    good,
                    good,
                    well ? "True" : "False",
                    well ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable")));
    bump();
  }

  private ObjectNode pod(JsonNode set, int number, boolean well) {
    String name = set.at("/metadata/name").asString();
    ObjectNode pod =
        tree(
            """
            {"metadata":{"name":"%1$s-abcd%2$d","namespace":"shop","uid":"pod-%1$s-%2$d",
              "ownerReferences":[{"kind":"ReplicaSet","name":"%1$s","uid":"%3$s"}]},
             "status":{"phase":"Running","containerStatuses":[{"name":"checkout","ready":%4$s,
               "restartCount":%5$d,"state":%6$s%7$s}]}}\
            """
                .formatted(
                    name,
                    number,
                    set.at("/metadata/uid").asString(),
                    well,
                    well ? 0 : 4,
                    well ? "{\"running\":{}}" : "{\"waiting\":{\"reason\":\"CrashLoopBackOff\"}}",
                    well
                        ? ""
                        : ",\"lastState\":{\"terminated\":{\"reason\":\"OOMKilled\","
                            + "\"exitCode\":137}}"));
    pod.set("spec", set.at("/spec/template/spec"));
    return pod;
  }

  public synchronized void image(String pod, String reason) {
    for (JsonNode p : pods) {
      if (p.at("/metadata/name").asString().equals(pod)) {
        ObjectNode status = (ObjectNode) p.at("/status/containerStatuses/0");
        status.put("restartCount", 0).remove("lastState");
        status.set("state", tree("{\"waiting\":{\"reason\":\"%s\"}}".formatted(reason)));
      }
    }
  }

  /** Changes a pod as somebody else does. */
  public synchronized void pod(int index, Consumer<ObjectNode> change) {
    change.accept((ObjectNode) pods.get(index));
  }

  public synchronized void event(String object, String reason, int count, String message) {
    events.add(
        tree(
            """
            {"type":"Warning","reason":"%s","count":%d,"message":"%s",
             "lastTimestamp":"2026-03-01T09:59:00Z","somethingNew":1,
             "involvedObject":{"kind":"Pod","name":"%s"}}\
            """
                .formatted(reason, count, message, object)));
  }

  public void log(String pod, boolean previous, String text) {
    texts.put(pod + (previous ? "/previous" : ""), text);
  }

  public synchronized void restartAPod() {
    ObjectNode status = (ObjectNode) pods.get(0).at("/status/containerStatuses/0");
    status.put("restartCount", status.path("restartCount").asInt() + 1);
  }

  /** Deleted and made again under the same name. */
  public synchronized void remake() {
    ((ObjectNode) deployment.path("metadata")).put("uid", "another-uid");
  }

  public synchronized void set(Consumer<ObjectNode> change) {
    change.accept(deployment);
    bump();
  }

  public synchronized void generation() {
    ObjectNode metadata = (ObjectNode) deployment.path("metadata");
    metadata.put("generation", metadata.path("generation").asLong() + 1);
    bump();
  }

  private void bump() {
    version++;
    ((ObjectNode) deployment.path("metadata")).put("resourceVersion", Long.toString(version));
  }

  public synchronized String memory() {
    return deployment.at("/spec/template/spec/containers/0/resources/limits/memory").asString();
  }

  /** The same memory limit in other words; nobody changed anything. */
  public synchronized void rewrite(String limit, String same) {
    if (deployment.at("/spec/template/spec/containers/0/resources/limits")
        instanceof ObjectNode limits) {
      limits.put("memory", limits.path("memory").asString().equals(limit) ? same : limit);
    }
  }

  public synchronized String image() {
    return deployment.at("/spec/template/spec/containers/0/image").asString();
  }

  // ---- the server

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
      if (slow.stream().anyMatch(s -> (path + "?" + query).contains(s))) {
        closing.await();
      }
      if (down) {
        return;
      }
      if (exchange.getRequestMethod().equals("PATCH")) {
        patch(exchange, query);
      } else {
        read(exchange, path, query);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void read(HttpExchange exchange, String path, String query)
      throws IOException {
    switch (path) {
      case "/api/v1/namespaces/kube-system" ->
          answer(exchange, 200, "{\"metadata\":{\"uid\":\"" + ID + "\"},\"x-new\":1}");
      case DEPLOYMENT -> answer(exchange, 200, deployment.toString());
      case "/apis/apps/v1/namespaces/shop/replicasets" -> answer(exchange, 200, list(replicaSets));
      case "/api/v1/namespaces/shop/pods" -> {
        beforePods.run();
        answer(exchange, 200, list(pods));
      }
      case "/api/v1/namespaces/shop/events" -> answer(exchange, 200, list(events));
      default -> one(exchange, path, query);
    }
  }

  private void one(HttpExchange exchange, String path, String query) throws IOException {
    String[] parts = path.split("/");
    String body = extra.getOrDefault(path, "");
    if (body.matches("\\d{3}")) {
      status(exchange, Integer.parseInt(body), "not for you");
      return;
    }
    if (!body.isEmpty()) {
      answer(exchange, 200, body);
      return;
    }
    if (path.endsWith("/log")) {
      String key = parts[parts.length - 2] + (query.contains("previous=true") ? "/previous" : "");
      answer(exchange, 200, texts.getOrDefault(key, "all quiet\n"));
      return;
    }
    String name = parts[parts.length - 1];
    for (ArrayNode all : List.of(pods, replicaSets)) {
      for (JsonNode object : all) {
        if (object.at("/metadata/name").asString().equals(name)) {
          answer(exchange, 200, object.toString());
          return;
        }
      }
    }
    status(exchange, 404, "\"" + name + "\" not found");
  }

  private synchronized void patch(HttpExchange exchange, String query) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    JsonNode patch = JSON.readTree(new String(body, StandardCharsets.UTF_8));
    if (query.contains("dryRun=All")) {
      ObjectNode copy = deployment.deepCopy();
      merge(copy, patch);
      canonical(copy);
      answer(exchange, 200, copy.toString());
      return;
    }
    agents.add(exchange.getRequestHeaders().getFirst("User-Agent") + " " + query);
    switch (trouble) {
      case CONFLICT -> once(exchange, 409, "the object has been modified");
      case FORBIDDEN -> status(exchange, 403, "deployments.apps is forbidden");
      case ADMISSION ->
          status(exchange, 400, "admission webhook \"rules\" denied the request: token=abc");
      case THROTTLED -> {
        trouble = Trouble.NONE;
        exchange.getResponseHeaders().add("Retry-After", "45");
        status(exchange, 429, "slow down");
      }
      case ERROR_BEFORE_EFFECT -> once(exchange, 504, "timeout");
      case ERROR_AFTER_EFFECT -> {
        apply(patch);
        once(exchange, 504, "timeout");
      }
      case EFFECT_LATER -> {
        late = Optional.of(patch);
        once(exchange, 504, "timeout");
      }
      case NONE -> {
        String wanted = patch.at("/metadata/resourceVersion").asString();
        if (!wanted.equals(deployment.at("/metadata/resourceVersion").asString())) {
          status(exchange, 409, "the object has been modified");
        } else if (!patch.at("/metadata/uid").asString().equals(UID)) {
          status(exchange, 422, "metadata.uid: field is immutable");
        } else {
          apply(patch);
          answer(exchange, 200, deployment.toString());
        }
      }
    }
  }

  /** The write that was answered with a timeout takes effect now. */
  public synchronized void land() {
    apply(late.orElseThrow());
  }

  private void once(HttpExchange exchange, int code, String message) throws IOException {
    trouble = Trouble.NONE;
    status(exchange, code, message);
  }

  private void apply(JsonNode patch) {
    JsonNode before = deployment.path("spec").deepCopy();
    merge(deployment, patch);
    canonical(deployment);
    applied.add(patch.toString());
    if (before.equals(deployment.path("spec"))) {
      bump();
    } else {
      generation();
      follow();
    }
  }

  private static void merge(ObjectNode target, JsonNode patch) {
    patch
        .properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              if (value.isNull()) {
                target.remove(field.getKey());
              } else if (value.isObject()) {
                merge(target.withObjectProperty(field.getKey()), value);
              } else {
                target.set(field.getKey(), value);
              }
            });
  }

  /** As the real server: whole Gi are kept as such, however they were written. */
  private static void canonical(ObjectNode deployment) {
    for (String of : List.of("limits", "requests")) {
      if (deployment.at("/spec/template/spec/containers/0/resources/" + of)
          instanceof ObjectNode resources) {
        String memory = resources.path("memory").asString("");
        if (memory.matches("\\d+Mi")) {
          long mi = Long.parseLong(memory.substring(0, memory.length() - 2));
          resources.put("memory", mi % 1024 == 0 ? mi / 1024 + "Gi" : memory);
        }
      }
    }
  }

  private static String list(ArrayNode items) {
    return "{\"kind\":\"List\",\"items\":" + items + ",\"addedLater\":{}}";
  }

  private static void status(HttpExchange exchange, int code, String message) throws IOException {
    ObjectNode status = JSON.createObjectNode();
    status.put("kind", "Status").put("code", code).put("message", message);
    answer(exchange, code, status.toString());
  }

  private static void answer(HttpExchange exchange, int code, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static ObjectNode tree(String json) {
    return (ObjectNode) JSON.readTree(json);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }

  static FakeCluster started() {
    try {
      return new FakeCluster();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
