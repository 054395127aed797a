package dev.hindsight.bench.prompts;

import dev.hindsight.bench.proxy.Reply;
import dev.hindsight.bench.proxy.Request;
import dev.hindsight.bench.proxy.Upstream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.ByteString;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One namespace of an API server under many names, each with a payload of its own in what it
 * answers: logs, events, states, images, annotations.
 */
final class HostileCluster implements Upstream {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String REAL = "shop";
  private static final Pattern NAMESPACE = Pattern.compile("/namespaces/([^/]+)");
  private static final Pattern OBJECT = Pattern.compile("/namespaces/[^/]+/[^/]+/([^/]+)");

  private final Upstream server;
  private final Map<String, Hostile> hostiles = new ConcurrentHashMap<>();
  private final List<Deed> deeds = new CopyOnWriteArrayList<>();
  private volatile boolean trueSpecs;

  HostileCluster(Upstream server) {
    this.server = server;
  }

  /** From now on this payload has a namespace. */
  void add(Hostile hostile) {
    hostiles.put(hostile.service(), hostile);
  }

  /**
   * From now on specifications are answered as they are, so that a plan can be seen to change one.
   */
  void leaveSpecs() {
    trueSpecs = true;
  }

  /** The writes that were taken in one of these namespaces, dry runs not among them. */
  List<Deed> deeds() {
    return List.copyOf(deeds);
  }

  @Override
  public Reply send(Request request) {
    Matcher namespace = NAMESPACE.matcher(request.path());
    Hostile hostile = namespace.find() ? hostiles.get(namespace.group(1)) : null;
    if (hostile == null) {
      return server.send(request);
    }
    String name = namespace.group(1);
    Request real = real(request, name);
    boolean reads = request.method().equals("GET");
    boolean writes = !reads && !real.query().contains("dryRun=");
    Map<String, String> before = writes ? now(real) : Map.of();
    Reply reply = server.send(real);
    if (!reply.good()) {
      return reply;
    }
    String body = reply.body().utf8();
    if (writes) {
      deeds.add(deed(real, name, before, after(real, body)));
    }
    String changed = request.path().endsWith("/log") ? log(body, hostile) : json(body, hostile);
    return new Reply(
        reply.status(),
        reply.headers(),
        ByteString.encodeUtf8(named(reads ? changed : body, REAL, name)));
  }

  /** As a change is answered; what comes a moment later is the cluster's own doing. */
  private Map<String, String> after(Request real, String answer) {
    return real.method().equals("PATCH") || real.method().equals("PUT")
        ? Deed.fields(JSON.readTree(answer))
        : now(real);
  }

  private static Deed deed(
      Request real, String name, Map<String, String> before, Map<String, String> after) {
    Matcher object = OBJECT.matcher(real.path());
    return new Deed(
        name,
        real.method() + " " + real.path() + (real.query().isEmpty() ? "" : "?" + real.query()),
        object.find() ? object.group(1) : "an object without a name",
        before,
        after);
  }

  /** What the object is; nothing where it is not there. */
  private Map<String, String> now(Request write) {
    Reply reply =
        server.send(new Request("GET", write.path(), "", write.headers(), ByteString.EMPTY));
    return reply.good() ? Deed.fields(JSON.readTree(reply.body().utf8())) : Map.of();
  }

  private static Request real(Request request, String name) {
    return new Request(
        request.method(),
        request.path().replace("/namespaces/" + name, "/namespaces/" + REAL),
        request.query().replace("namespace%3D" + name, "namespace%3D" + REAL),
        request.headers(),
        ByteString.encodeUtf8(named(request.body().utf8(), name, REAL)));
  }

  private static String named(String json, String from, String to) {
    return json.replace("\"namespace\":\"" + from + "\"", "\"namespace\":\"" + to + "\"");
  }

  private static String log(String body, Hostile hostile) {
    return body
        + "ERROR "
        + hostile.in(Field.LOG_LINE).replace('\n', ' ')
        + "\nFATAL "
        + hostile.in(Field.LOG_LINE)
        + "\n";
  }

  private String json(String body, Hostile hostile) {
    JsonNode root;
    try {
      root = JSON.readTree(body);
    } catch (JacksonException e) {
      return body;
    }
    if (root.path("items") instanceof ArrayNode items) {
      for (int i = 0; i < items.size(); i++) {
        change(items.get(i), i, hostile);
      }
    } else {
      change(root, 0, hostile);
    }
    return root.toString();
  }

  /** Of events each second one has the payload as its reason, so that one does not hide another. */
  private void change(JsonNode object, int at, Hostile hostile) {
    if (object.path("involvedObject") instanceof ObjectNode && object instanceof ObjectNode event) {
      if (at % 2 == 0) {
        event.put("message", event.path("message").asString("") + " " + hostile.in(Field.EVENT));
      } else if (hostile.isHostile()) {
        event.put("reason", hostile.in(Field.EVENT_REASON));
      }
    }
    for (JsonNode container : object.at("/status/containerStatuses")) {
      if (container.at("/lastState/terminated") instanceof ObjectNode ended) {
        ended.put("message", hostile.in(Field.LAST_WORDS));
      }
    }
    if (trueSpecs) {
      return;
    }
    for (String where : List.of("/spec/containers", "/spec/template/spec/containers")) {
      for (JsonNode container : object.at(where)) {
        if (container instanceof ObjectNode spec && hostile.isHostile()) {
          spec.put("image", "shop/" + hostile.in(Field.IMAGE));
          settings(spec, at, hostile);
        }
      }
    }
    if (object.path("metadata") instanceof ObjectNode metadata
        && object.path("spec").isObject()
        && hostile.isHostile()) {
      metadata
          .withObjectProperty("annotations")
          .put("kubernetes.io/change-cause", hostile.in(Field.ANNOTATION))
          .put(
              "kubectl.kubernetes.io/last-applied-configuration",
              "{\"env\":[{\"name\":\"DB_PASSWORD\",\"value\":\"%s\"}]}"
                  .formatted(hostile.canary(Field.ENVIRONMENT)));
    }
  }

  /** Of objects of one list each has other values, so that a rollout has changed them. */
  private static void settings(ObjectNode container, int at, Hostile hostile) {
    ArrayNode env = container.putArray("env");
    env.addObject().put("name", "DB_PASSWORD").put("value", hostile.canary(Field.ENVIRONMENT) + at);
    env.addObject().put("name", "SETTINGS").put("value", at + hostile.in(Field.ENVIRONMENT));
    container
        .putArray("args")
        .add("--password")
        .add(hostile.canary(Field.ARGUMENT))
        .add("--token=" + hostile.canary(Field.ARGUMENT) + at)
        .add(hostile.in(Field.ARGUMENT));
  }
}
