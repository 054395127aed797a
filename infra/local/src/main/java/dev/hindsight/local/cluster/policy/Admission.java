package dev.hindsight.local.cluster.policy;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The two admission webhooks of the practice cluster: no floating image tags, and freezes. */
public final class Admission {

  /** An annotation of a deployment or node: nobody may change its spec, for the reason given. */
  public static final String FROZEN = "practice.example/frozen";

  private static final String IMAGES = "images.policy.practice.example";
  private static final String FREEZE = "freeze.policy.practice.example";
  private static final Set<String> GUARDED = Set.of("shop");

  private Admission() {}

  /** Which webhook said no, and its words. */
  public record Denial(String webhook, String why) {}

  /** Empty when nobody minds; {@code before} is an empty object for a new one. */
  public static Optional<Denial> review(Kind kind, JsonNode before, JsonNode after) {
    if (before.path("spec").equals(after.path("spec"))) {
      return Optional.empty();
    }
    String frozen = Json.text(before, "metadata", "annotations", FROZEN);
    if (!frozen.isEmpty()) {
      String name = Json.text(before, "metadata", "name");
      return Optional.of(
          new Denial(FREEZE, "%s %s is frozen: %s".formatted(kind.title(), name, frozen)));
    }
    return GUARDED.contains(Json.text(after, "metadata", "namespace"))
        ? containers(after)
            .map(container -> Json.text(container, "image"))
            .filter(Admission::floats)
            .findFirst()
            .map(image -> new Denial(IMAGES, floating(image)))
        : Optional.empty();
  }

  private static Stream<JsonNode> containers(JsonNode object) {
    return Stream.of(Json.at(object, "spec"), Json.at(object, "spec", "template", "spec"))
        .flatMap(
            spec ->
                Stream.concat(Json.items(spec, "initContainers"), Json.items(spec, "containers")));
  }

  private static boolean floats(String image) {
    String name = image.substring(image.lastIndexOf('/') + 1);
    return !name.contains("@") && (!name.contains(":") || name.endsWith(":latest"));
  }

  private static String floating(String image) {
    return "image \"%s\" has no fixed tag, name a version".formatted(image);
  }
}
