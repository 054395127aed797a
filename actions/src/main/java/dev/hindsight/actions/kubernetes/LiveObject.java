package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An object as plans see it; pure. */
final class LiveObject {

  private LiveObject() {}

  static Live of(ObjectRef ref, Facts facts, JsonNode object) {
    return of(ref, facts, object, Json.annotation(object, Workload.MARKER));
  }

  /** One whose last change of ours left its trace elsewhere. */
  static Live of(ObjectRef ref, Facts facts, JsonNode object, Optional<String> marker) {
    return new Live(
        ref,
        Json.text(object, "/metadata/uid"),
        Json.number(object, "/metadata/generation"),
        Json.text(object, "/metadata/resourceVersion"),
        marker,
        Json.maybe(object, "/metadata/deletionTimestamp").isPresent(),
        facts,
        object);
  }
}
