package dev.hindsight.local.cluster.policy;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Who has a say in writes: a policy against floating image tags, and a webhook for freezes. */
public final class Admission {

  /** An annotation of a deployment or node: nobody may change its spec, for the reason given. */
  public static final String FROZEN = "practice.example/frozen";

  private static final String IMAGES = "images.policy.practice.example";
  private static final String FREEZE = "freeze.policy.practice.example";
  private static final Set<String> GUARDED = Set.of("shop");

  private Admission() {}

  /** Who said no, and their words. */
  public sealed interface Denial {

    /** A ValidatingAdmissionPolicy. */
    record ByPolicy(String policy, String why) implements Denial {}

    /** An admission webhook. */
    record ByWebhook(String webhook, String why) implements Denial {}
  }

  /** Empty when nobody minds; {@code before} is an empty object for a new one. */
  public static Optional<Denial> review(Kind kind, JsonNode before, JsonNode after) {
    if (before.path("spec").equals(after.path("spec"))) {
      return Optional.empty();
    }
    String frozen = Json.text(before, "metadata", "annotations", FROZEN);
    if (!frozen.isEmpty()) {
      String name = Json.text(before, "metadata", "name");
      return Optional.of(
          new Denial.ByWebhook(
              FREEZE, "%s %s is frozen: %s".formatted(kind.title(), name, frozen)));
    }
    return GUARDED.contains(Json.text(after, "metadata", "namespace"))
        ? containers(after)
            .map(container -> Json.text(container, "image"))
            .filter(Admission::floats)
            .findFirst()
            .map(image -> new Denial.ByPolicy(IMAGES, floating(image)))
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
