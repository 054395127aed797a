package dev.hindsight.actions.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hindsight.actions.Risk;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The closed family of what may be done; each names its risk, its grant and its undo. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Action.UndoRollout.class, name = "undo-rollout"),
  @JsonSubTypes.Type(value = Action.SetMemoryLimit.class, name = "set-memory-limit")
})
public sealed interface Action {

  /** The object it changes. */
  Target target();

  /** Name as in playbooks, JSON and messages. */
  String name();

  /** What it does, for people. */
  String sentence();

  /** The fields it changes, as they must be before it runs. */
  SortedMap<String, String> before();

  /** The same fields as they are once it took effect. */
  SortedMap<String, String> after();

  /** The same fields as they are in the living object; a field that is gone is left out. */
  SortedMap<String, String> now(Live live);

  /** The before-state in words. */
  String beforeWords();

  /** The after-state in words. */
  String afterWords();

  /** The action that takes it back. */
  Action undo();

  /** How much agreement it needs. */
  default Risk risk() {
    return Risk.MEDIUM;
  }

  /** The right it needs. */
  default Grant grant() {
    return new Grant("apps", "deployments", "patch");
  }

  /** Puts the pod template of another revision in place. */
  record UndoRollout(Target target, RevisionRef from, RevisionRef to) implements Action {

    @Override
    public String name() {
      return "undo-rollout";
    }

    @Override
    public String sentence() {
      return "Put %s from revision %d back to revision %d"
          .formatted(target.object().display(), from.number(), to.number());
    }

    @Override
    public SortedMap<String, String> before() {
      return fields(from);
    }

    @Override
    public SortedMap<String, String> after() {
      return fields(to);
    }

    @Override
    public SortedMap<String, String> now(Live live) {
      return new TreeMap<>(Map.of("template", live.template()));
    }

    @Override
    public String beforeWords() {
      return from.words();
    }

    @Override
    public String afterWords() {
      return to.words();
    }

    @Override
    public Action undo() {
      return new UndoRollout(target, to, from);
    }

    private static SortedMap<String, String> fields(RevisionRef revision) {
      return new TreeMap<>(Map.of("template", revision.template()));
    }
  }

  /** Sets one container's memory limit, and its request where limit and request were equal. */
  record SetMemoryLimit(Target target, String container, Memory from, Memory to) implements Action {

    @Override
    public String name() {
      return "set-memory-limit";
    }

    @Override
    public String sentence() {
      return "Set the memory limit of container %s in %s from %s to %s"
          .formatted(container, target.object().display(), from.limit(), to.limit());
    }

    @Override
    public SortedMap<String, String> before() {
      return fields(from);
    }

    @Override
    public SortedMap<String, String> after() {
      return fields(to);
    }

    @Override
    public SortedMap<String, String> now(Live live) {
      SortedMap<String, String> fields = new TreeMap<>();
      live.container(container)
          .ifPresent(
              c -> {
                c.memoryLimit().ifPresent(limit -> put(fields, "limit", limit));
                c.memoryRequest().ifPresent(request -> put(fields, "request", request));
              });
      return fields;
    }

    @Override
    public String beforeWords() {
      return from.words();
    }

    @Override
    public String afterWords() {
      return to.words();
    }

    @Override
    public Action undo() {
      return new SetMemoryLimit(target, container, to, from);
    }

    private static SortedMap<String, String> fields(Memory memory) {
      SortedMap<String, String> fields = new TreeMap<>();
      put(fields, "limit", memory.limit());
      memory.request().ifPresent(request -> put(fields, "request", request));
      return fields;
    }

    // The server may write the same amount in another way: 1024Mi comes back as 1Gi.
    private static void put(SortedMap<String, String> fields, String name, String quantity) {
      fields.put(name, MemoryQuantity.canonical(quantity));
    }
  }
}
