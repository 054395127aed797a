package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.adapter.Ages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A workload's state, conditions and rollout history in plain, regular words; pure. */
record WorkloadView(Workload workload, Instant now) {

  private static final int REVISIONS = 3;
  private static final int CHANGES = 4;

  String line() {
    JsonNode deployment = workload.object();
    return "%s: %d of %d available, %d updated, generation %d (observed %d)"
        .formatted(
            workload.ref().display(),
            Json.number(deployment, "/status/availableReplicas"),
            deployment.at("/spec/replicas").asLong(1),
            Json.number(deployment, "/status/updatedReplicas"),
            Json.number(deployment, "/metadata/generation"),
            Json.number(deployment, "/status/observedGeneration"));
  }

  List<String> conditions() {
    return conditions(_ -> true);
  }

  /** The conditions that say that something is wrong. */
  List<String> troubles() {
    return conditions(
        c ->
            Json.text(c, "/type").equals("ReplicaFailure")
                == Json.text(c, "/status").equals("True"));
  }

  private List<String> conditions(Predicate<JsonNode> which) {
    return Json.list(workload.object(), "/status/conditions").stream()
        .filter(which)
        .map(
            c ->
                "%s=%s %s: %s"
                    .formatted(
                        Json.text(c, "/type"),
                        Json.text(c, "/status"),
                        Json.text(c, "/reason"),
                        Json.text(c, "/message")))
        .toList();
  }

  List<String> history() {
    int shown = Math.min(REVISIONS, workload.replicaSets().size());
    return IntStream.range(0, shown).mapToObj(this::revision).toList();
  }

  /** When the revision at this place of the history was made. */
  Optional<Instant> madeAt(int index) {
    return Json.time(workload.replicaSets().get(index), "/metadata/creationTimestamp");
  }

  private String revision(int index) {
    JsonNode set = workload.replicaSets().get(index);
    long number = Workload.number(set);
    String current = number == workload.revision() ? "current, " : "";
    String age =
        madeAt(index).map(t -> Ages.words(Duration.between(t, now)) + " ago").orElse("age unknown");
    String cause =
        Json.annotation(set, Workload.CHANGE_CAUSE)
            .map(c -> ", change cause \"" + c + "\"")
            .orElse("");
    return "revision %d (%s%s): %s%s".formatted(number, current, age, changes(index), cause);
  }

  private String changes(int index) {
    JsonNode newer = Templates.clean(workload.replicaSets().get(index).at("/spec/template"));
    if (index + 1 >= workload.replicaSets().size()) {
      return images(newer);
    }
    JsonNode older = Templates.clean(workload.replicaSets().get(index + 1).at("/spec/template"));
    List<String> changes = new ArrayList<>();
    for (String change : FieldDiff.between("", older, newer)) {
      changes.add(
          change
              .replaceFirst("^\\.spec\\.containers\\[[^]]*]\\.image:", "image")
              .replaceFirst("^\\.", ""));
    }
    String more =
        changes.size() > CHANGES ? ", and %d more".formatted(changes.size() - CHANGES) : "";
    return changes.isEmpty()
        ? images(newer)
        : String.join(", ", changes.subList(0, Math.min(CHANGES, changes.size()))) + more;
  }

  private static String images(JsonNode template) {
    return "image "
        + String.join(
            ", ",
            Json.list(template, "/spec/containers").stream()
                .map(c -> Json.text(c, "/image"))
                .toList());
  }
}
