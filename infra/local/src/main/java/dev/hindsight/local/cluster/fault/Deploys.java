package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.store.Generations;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What somebody with access does to a service: deploys, undoes, scales. */
record Deploys(ObjectStore store) {

  private static final Pattern LAST_NUMBER = Pattern.compile("\\d{1,6}$");
  private static final String CHANGE_CAUSE = "kubernetes.io/change-cause";

  /** Changes the first container and says why in the rollout history; returns what undo needs. */
  ObjectNode deploy(FaultRecord record, String what, Consumer<ObjectNode> change) {
    ObjectNode deployment = deployment(record);
    ObjectNode details = Json.object();
    details.set("template", Json.at(deployment, "spec", "template").deepCopy());
    details.put("cause", Json.text(deployment, "metadata", "annotations", CHANGE_CAUSE));
    change.accept(container(deployment));
    cause(deployment, what);
    Generations.update(store, key(record), deployment);
    return details;
  }

  void undo(FaultRecord record) {
    ObjectNode deployment = deployment(record);
    Json.child(deployment, "spec").set("template", record.details().path("template").deepCopy());
    cause(deployment, record.detail("cause"));
    Generations.update(store, key(record), deployment);
  }

  void scale(FaultRecord record, int replicas) {
    ObjectNode deployment = deployment(record);
    Json.child(deployment, "spec").put("replicas", replicas);
    Generations.update(store, key(record), deployment);
  }

  ObjectNode deployment(FaultRecord record) {
    return store.get(key(record)).orElseThrow().deepCopy();
  }

  ObjectNode container(FaultRecord record) {
    return container(deployment(record));
  }

  int replicas(FaultRecord record) {
    return Json.number(deployment(record), "spec", "replicas");
  }

  /** The pods of a service that are not on their way out, by name. */
  List<ObjectNode> pods(String namespace, String app) {
    return store.list(Kind.POD, namespace).stream()
        .filter(pod -> Json.text(pod, "metadata", "labels", World.NAME_LABEL).equals(app))
        .filter(pod -> !Json.has(pod, "metadata", "deletionTimestamp"))
        .filter(pod -> Json.text(pod, "status", "phase").equals("Running"))
        .toList();
  }

  /** The next release after the running one; each is given out once, {@code suffix} included. */
  String nextImage(FaultRecord record, String suffix) {
    String image = Json.text(container(record), "image");
    int colon = image.lastIndexOf(':');
    String note = "releases/" + record.path() + suffix;
    int count = store.note(note).map(seen -> Json.number(seen, "count")).orElse(0) + 1;
    store.note(note, Json.object().put("count", count));
    String tag = image.substring(colon + 1).replaceFirst("-rc\\d+$", "");
    int step = suffix.isEmpty() ? count : 1;
    Matcher patch = LAST_NUMBER.matcher(tag);
    String next =
        patch.find()
            ? patch.replaceFirst(Integer.toString(Integer.parseInt(patch.group()) + step))
            : tag + "." + step;
    return image.substring(0, colon + 1) + next + (suffix.isEmpty() ? "" : suffix + count);
  }

  static String tag(String image) {
    return image.substring(image.lastIndexOf(':') + 1);
  }

  private static ObjectNode container(JsonNode deployment) {
    return (ObjectNode) Json.at(deployment, "spec", "template", "spec", "containers").get(0);
  }

  private static void cause(ObjectNode deployment, String cause) {
    Json.child(deployment, "metadata", "annotations").put(CHANGE_CAUSE, cause);
  }

  private static Key key(FaultRecord record) {
    return new Key(Kind.DEPLOYMENT, record.namespace(), record.service());
  }
}
