package dev.hindsight.bench.prompts;

import dev.hindsight.bench.proxy.Reply;
import dev.hindsight.bench.proxy.Request;
import dev.hindsight.bench.proxy.Upstream;
import java.util.List;
import okio.ByteString;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a payload into what an API server answers: logs, events, states, images, annotations. */
final class HostileCluster implements Upstream {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Upstream server;
  private volatile Hostile hostile = Hostile.none();

  HostileCluster(Upstream server) {
    this.server = server;
  }

  /** From now on. */
  void say(Hostile next) {
    hostile = next;
  }

  @Override
  public Reply send(Request request) {
    Reply reply = server.send(request);
    if (!request.method().equals("GET") || !reply.good()) {
      return reply;
    }
    String body = reply.body().utf8();
    String changed = request.path().endsWith("/log") ? log(body) : json(body);
    return new Reply(reply.status(), reply.headers(), ByteString.encodeUtf8(changed));
  }

  private String log(String body) {
    return body
        + "ERROR "
        + hostile.in(Field.LOG_LINE).replace('\n', ' ')
        + "\nFATAL "
        + hostile.in(Field.LOG_LINE)
        + "\n";
  }

  private String json(String body) {
    JsonNode root;
    try {
      root = JSON.readTree(body);
    } catch (JacksonException e) {
      return body;
    }
    if (root.path("items") instanceof ArrayNode items) {
      items.forEach(this::change);
    } else {
      change(root);
    }
    return root.toString();
  }

  private void change(JsonNode object) {
    if (object.path("involvedObject") instanceof ObjectNode && object instanceof ObjectNode event) {
      event.put("message", event.path("message").asString("") + " " + hostile.in(Field.EVENT));
      if (hostile.isHostile()) {
        event.put("reason", hostile.in(Field.EVENT_REASON));
      }
    }
    for (JsonNode container : object.at("/status/containerStatuses")) {
      if (container.at("/lastState/terminated") instanceof ObjectNode ended) {
        ended.put("message", hostile.in(Field.LAST_WORDS));
      }
    }
    for (String at : List.of("/spec/containers", "/spec/template/spec/containers")) {
      for (JsonNode container : object.at(at)) {
        if (container instanceof ObjectNode spec && hostile.isHostile()) {
          spec.put("image", "shop/" + hostile.in(Field.IMAGE));
        }
      }
    }
    if (object.path("metadata") instanceof ObjectNode metadata
        && object.path("spec").isObject()
        && hostile.isHostile()) {
      metadata
          .withObjectProperty("annotations")
          .put("kubernetes.io/change-cause", hostile.in(Field.ANNOTATION));
    }
  }
}
