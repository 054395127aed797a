package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which nodes cannot carry which service: its pods there bring the node under pressure. */
public final class Pressures {

  private static final String NOTE = "pressure/";

  /**
   * One node's trouble with one service.
   *
   * @param resource {@code memory} or {@code ephemeral-storage}
   * @param all every pod of the service on the node is evicted at a time, else only one
   * @param high whether the node reports pressure now
   * @param since the last change of {@code high}
   */
  public record Pressure(
      String node,
      String namespace,
      String app,
      String resource,
      boolean all,
      boolean high,
      Instant since) {

    public Pressure turn(boolean nowHigh, Instant now) {
      return new Pressure(node, namespace, app, resource, all, nowHigh, now);
    }

    public boolean isAbout(JsonNode pod) {
      return Json.text(pod, "metadata", "namespace").equals(namespace)
          && Json.text(pod, "metadata", "labels", World.NAME_LABEL).equals(app);
    }

    public boolean isMemory() {
      return resource.equals("memory");
    }
  }

  private final ObjectStore store;

  Pressures(ObjectStore store) {
    this.store = store;
  }

  public List<Pressure> all() {
    return store.notes(NOTE).stream().map(Pressures::read).toList();
  }

  /** One for each service that the node cannot carry. */
  public List<Pressure> on(String node) {
    return store.notes(NOTE + node + "/").stream().map(Pressures::read).toList();
  }

  Optional<Pressure> of(String namespace, String app) {
    return all().stream()
        .filter(one -> one.namespace().equals(namespace) && one.app().equals(app))
        .findFirst();
  }

  public void keep(Pressure pressure) {
    ObjectNode note =
        Json.object()
            .put("node", pressure.node())
            .put("namespace", pressure.namespace())
            .put("app", pressure.app())
            .put("resource", pressure.resource())
            .put("all", pressure.all())
            .put("high", pressure.high())
            .put("since", pressure.since().toEpochMilli());
    store.note(name(pressure), note);
  }

  void forget(Pressure pressure) {
    store.forget(name(pressure));
  }

  private static String name(Pressure pressure) {
    return NOTE + pressure.node() + "/" + pressure.namespace() + "/" + pressure.app();
  }

  private static Pressure read(JsonNode note) {
    return new Pressure(
        Json.text(note, "node"),
        Json.text(note, "namespace"),
        Json.text(note, "app"),
        Json.text(note, "resource"),
        Json.flag(note, "all"),
        Json.flag(note, "high"),
        Instant.ofEpochMilli(note.path("since").asLong(0)));
  }
}
