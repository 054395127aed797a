package dev.hindsight.actions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/**
 * A scripted API server with the Deployments shop/checkout and shop/payments and whatever else is
 * put into it; journals every write it was sent.
 */
public final class FakeCluster implements AutoCloseable {

  public static final String ID = "cluster-uid-1";
  public static final String UID = "deployment-uid-1";
  private static final JsonMapper JSON = JsonMapper.shared();

  /** What the server does with the next write instead of answering well. */
  public enum Trouble {
    NONE,
    CONFLICT,
    FORBIDDEN,
    ADMISSION,
    BUDGET,
    THROTTLED,
    ERROR_AFTER_EFFECT,
    ERROR_BEFORE_EFFECT,
    EFFECT_LATER
  }

  private final HttpServer server;

  /** Which cluster answers at this address. */
  public volatile String id;

  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  public final List<String> applied = new CopyOnWriteArrayList<>();
  public final List<String> agents = new CopyOnWriteArrayList<>();

  /** As whom each write was made, with its query; the bot where nobody is named. */
  public final List<String> actors = new CopyOnWriteArrayList<>();

  public final List<String> slow = new CopyOnWriteArrayList<>();

  /** What is answered at these paths; "403" and other numbers are refusals. */
  public final Map<String, String> extra = new ConcurrentHashMap<>();

  public volatile Trouble trouble = Trouble.NONE;
  public volatile boolean down;
  public volatile boolean graceful;
  public volatile Runnable beforePods = () -> {};

  /** Called before it tells which cluster it is. */
  public volatile Runnable beforeIdentity = () -> {};

  private final FakeObjects objects = new FakeObjects();
  private final FakeWorkload checkout = objects.checkout;
  private final FakeWorkload payments = objects.payments;
  private Optional<Runnable> late = Optional.empty();

  public FakeCluster() throws IOException {
    this(ID);
  }

  /** Another cluster with objects of the same names and UIDs. */
  public FakeCluster(String id) throws IOException {
    this.id = id;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
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

  /** Where it answers; what is put into {@link #extra} as well. */
  public String url() {
    return "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
  }

  /** One good revision, two ready pods. */
  public synchronized void healthy(String image, String memory) {
    objects.clear();
    texts.clear();
    extra.clear();
    slow.clear();
    applied.clear();
    agents.clear();
    actors.clear();
    trouble = Trouble.NONE;
    down = false;
    checkout.healthy(image, memory);
  }

  /** Another object: a node, a Job, an autoscaler. */
  public synchronized void put(String path, String json) {
    objects.put(path, tree(json));
  }

  /** Whether there is such an object. */
  public synchronized boolean has(String path) {
    return objects.find(path).isPresent();
  }

  /** Changes such an object as its controllers or somebody else do. */
  public synchronized void change(String path, Consumer<ObjectNode> change) {
    ObjectNode object = objects.find(path).orElseThrow();
    change.accept(object);
    FakeObjects.bump(object);
  }

  /** An object as it is now. */
  public synchronized JsonNode get(String path) {
    return objects.find(path).orElseThrow().deepCopy();
  }

  public synchronized void payments(boolean well) {
    payments.settle(well);
  }

  public synchronized void rollOut(String image, String memory) {
    checkout.rollOut(image, memory);
  }

  public synchronized void environment(String name, String value) {
    checkout.environment(name, value);
  }

  public synchronized void settle(boolean well) {
    checkout.settle(well);
  }

  public synchronized void image(String pod, String reason) {
    checkout.image(pod, reason);
  }

  /** Changes a pod as somebody else does. */
  public synchronized void pod(int index, Consumer<ObjectNode> change) {
    change.accept((ObjectNode) checkout.pods().get(index));
  }

  public synchronized void event(String object, String reason, int count, String message) {
    objects
        .events()
        .add(
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
    checkout.restartAPod();
  }

  public synchronized void remake() {
    checkout.remake();
  }

  public synchronized void set(Consumer<ObjectNode> change) {
    checkout.set(change);
  }

  public synchronized void generation() {
    checkout.generation();
  }

  public synchronized String memory() {
    return checkout.memory();
  }

  public synchronized void rewrite(String limit, String same) {
    checkout.rewrite(limit, same);
  }

  public synchronized String image() {
    return checkout.image();
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
      switch (exchange.getRequestMethod()) {
        case "PATCH" -> patch(exchange, path, query);
        case "POST" -> post(exchange, path, query);
        case "DELETE" -> remove(exchange, path, query, FakeAnswers.body(exchange));
        default -> read(exchange, path, query);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(HttpExchange exchange, String path, String query) throws IOException {
    if (path.equals("/api/v1/namespaces/kube-system")) {
      beforeIdentity.run();
    }
    told(exchange, path, query);
  }

  private synchronized void told(HttpExchange exchange, String path, String query)
      throws IOException {
    if (path.equals("/api/v1/namespaces/kube-system")) {
      FakeAnswers.answer(exchange, 200, "{\"metadata\":{\"uid\":\"" + id + "\"},\"x-new\":1}");
      return;
    }
    if (path.equals("/api/v1/namespaces/shop/pods")) {
      beforePods.run();
    }
    Optional<ArrayNode> list = objects.list(path, query);
    if (list.isPresent()) {
      FakeAnswers.answer(exchange, 200, FakeAnswers.list(list.get()));
    } else {
      one(exchange, path, query);
    }
  }

  private void one(HttpExchange exchange, String path, String query) throws IOException {
    String[] parts = path.split("/");
    int more = query.indexOf("continue=");
    String page = more < 0 ? path : path + "?" + query.substring(more).split("&", 2)[0];
    String body = extra.getOrDefault(page, "");
    if (body.matches("\\d{3}")) {
      FakeAnswers.status(exchange, Integer.parseInt(body), "not for you");
      return;
    }
    if (!body.isEmpty()) {
      FakeAnswers.answer(exchange, 200, body);
      return;
    }
    if (path.endsWith("/log")) {
      String key = parts[parts.length - 2] + (query.contains("previous=true") ? "/previous" : "");
      FakeAnswers.answer(exchange, 200, texts.getOrDefault(key, "all quiet\n"));
      return;
    }
    Optional<ObjectNode> found = objects.find(path);
    if (found.isPresent()) {
      FakeAnswers.answer(exchange, 200, found.get().toString());
    } else {
      FakeAnswers.status(exchange, 404, "\"" + parts[parts.length - 1] + "\" not found");
    }
  }

  private synchronized void patch(HttpExchange exchange, String path, String query)
      throws IOException {
    JsonNode patch = FakeAnswers.body(exchange);
    Optional<ObjectNode> found = objects.find(path);
    if (found.isEmpty()) {
      FakeAnswers.status(exchange, 404, "not found");
      return;
    }
    ObjectNode object = found.get();
    if (query.contains("dryRun=All")) {
      if (version(patch.path("metadata"), object).isPresent()) {
        FakeAnswers.status(exchange, 409, "the object has been modified");
        return;
      }
      FakeAnswers.answer(exchange, 200, objects.dry(path, object, patch).toString());
      return;
    }
    String uid = patch.at("/metadata/uid").asString();
    boolean same = uid.equals(object.at("/metadata/uid").asString());
    write(
        exchange,
        query,
        same ? version(patch.path("metadata"), object) : Optional.of(422),
        () -> {
          applied.add(patch.toString());
          objects.apply(path, object, patch);
        },
        object);
  }

  private synchronized void post(HttpExchange exchange, String path, String query)
      throws IOException {
    if (path.endsWith("/eviction")) {
      JsonNode options = FakeAnswers.body(exchange).path("deleteOptions");
      remove(exchange, path.substring(0, path.length() - "/eviction".length()), query, options);
      return;
    }
    ObjectNode wanted = (ObjectNode) FakeAnswers.body(exchange);
    boolean taken = objects.find(path + "/" + wanted.at("/metadata/name").asString()).isPresent();
    if (query.contains("dryRun=All")) {
      FakeAnswers.answer(exchange, 201, wanted.toString());
      return;
    }
    write(
        exchange,
        query,
        taken ? Optional.of(409) : Optional.empty(),
        () -> {
          applied.add("create " + wanted);
          objects.create(path, wanted);
        },
        wanted);
  }

  private synchronized void remove(
      HttpExchange exchange, String path, String query, JsonNode options) throws IOException {
    Optional<ObjectNode> found = objects.find(path);
    if (found.isEmpty()) {
      FakeAnswers.status(exchange, 404, "not found");
    } else if (options.path("dryRun").toString().contains("All")) {
      FakeAnswers.answer(exchange, 200, "{}");
    } else {
      JsonNode wanted = options.path("preconditions");
      boolean same =
          wanted.path("uid").asString().equals(found.get().at("/metadata/uid").asString());
      boolean forced = options.path("gracePeriodSeconds").asInt(1) == 0;
      write(
          exchange,
          query,
          same ? version(wanted, found.get()) : Optional.of(409),
          () -> {
            applied.add("remove " + path + " " + options);
            objects.remove(path, found.get(), graceful && !forced);
          },
          JSON.createObjectNode());
    }
  }

  private static Optional<Integer> version(JsonNode wanted, ObjectNode object) {
    String version = object.at("/metadata/resourceVersion").asString();
    return wanted.path("resourceVersion").asString(version).equals(version)
        ? Optional.empty()
        : Optional.of(409);
  }

  private void write(
      HttpExchange exchange,
      String query,
      Optional<Integer> refused,
      Runnable effect,
      ObjectNode answer)
      throws IOException {
    agents.add(exchange.getRequestHeaders().getFirst("User-Agent") + " " + query);
    String as = exchange.getRequestHeaders().getFirst("Impersonate-User");
    actors.add(Objects.requireNonNullElse(as, "the bot") + " " + query);
    switch (trouble) {
      case CONFLICT -> once(exchange, 409, "the object has been modified");
      case FORBIDDEN -> FakeAnswers.status(exchange, 403, "deployments.apps is forbidden");
      case ADMISSION ->
          FakeAnswers.status(
              exchange, 400, "admission webhook \"rules\" denied the request: token=abc");
      case BUDGET ->
          FakeAnswers.status(
              exchange, 429, "Cannot evict pod as it would violate the pod's disruption budget.");
      case THROTTLED -> {
        trouble = Trouble.NONE;
        exchange.getResponseHeaders().add("Retry-After", "45");
        FakeAnswers.status(exchange, 429, "slow down");
      }
      case ERROR_BEFORE_EFFECT -> once(exchange, 504, "timeout");
      case ERROR_AFTER_EFFECT -> {
        effect.run();
        once(exchange, 504, "timeout");
      }
      case EFFECT_LATER -> {
        late = Optional.of(effect);
        once(exchange, 504, "timeout");
      }
      case NONE -> {
        if (refused.isPresent()) {
          FakeAnswers.status(exchange, refused.get(), "the object is not the one that was meant");
        } else {
          effect.run();
          FakeAnswers.answer(exchange, 200, answer.toString());
        }
      }
    }
  }

  /** The write that was answered with a timeout takes effect now. */
  public synchronized void land() {
    late.orElseThrow().run();
  }

  private void once(HttpExchange exchange, int code, String message) throws IOException {
    trouble = Trouble.NONE;
    FakeAnswers.status(exchange, code, message);
  }

  static ObjectNode tree(String json) {
    return (ObjectNode) JSON.readTree(json);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }

  public static FakeCluster started() {
    try {
      return new FakeCluster();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
