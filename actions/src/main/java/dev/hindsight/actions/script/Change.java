package dev.hindsight.actions.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The change itself, as kubectl takes it and as a call of the API.
 *
 * @param argv after the word kubectl, each argument for itself
 * @param input what kubectl reads from its standard input
 * @param again whether a refusal may be one for now only, as by a disruption budget
 */
record Change(List<String> argv, Optional<String> input, boolean again, Call call) {

  /** What a program sends. */
  sealed interface Call {

    /** A strategic merge patch. */
    record Patch(JsonNode body) implements Call {}

    /** An eviction of the pod. */
    record Evict(JsonNode body) implements Call {}

    /** A deletion with these options. */
    record Delete(JsonNode options) implements Call {}

    /** A Job of a CronJob's template under this name. */
    record RunJob(String name) implements Call {}

    /** The pod template with this hash, from the ReplicaSet that keeps it. */
    record RollBack(String template) implements Call {}
  }

  Change {
    argv = List.copyOf(argv);
  }

  static Change of(List<String> argv, Call call) {
    return new Change(argv, Optional.empty(), false, call);
  }

  /** With the UID, which no patch changes: the server refuses it where the object is another. */
  static Change patch(Thing thing, String uid, ObjectNode body) {
    ObjectNode bound = JsonMapper.shared().createObjectNode();
    bound.putObject("metadata").put("uid", uid);
    bound.setAll(body);
    return of(
        join(List.of("patch"), thing.words(), List.of("--type=strategic", "-p", bound.toString())),
        new Call.Patch(body));
  }

  @SafeVarargs
  static List<String> join(List<String>... parts) {
    List<String> all = new ArrayList<>();
    for (List<String> part : parts) {
      all.addAll(part);
    }
    return all;
  }
}
