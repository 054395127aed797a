package dev.hindsight.actions.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Who keeps an object in a state of their own and would undo a change of it; pure. */
final class Managers {

  private static final String FLUX = ".toolkit.fluxcd.io/";

  private Managers() {}

  static List<String> of(JsonNode object) {
    List<String> found = new ArrayList<>();
    argo(object).ifPresent(app -> found.add("Argo CD application " + app));
    flux(object, "kustomize").ifPresent(name -> found.add("Flux Kustomization " + name));
    flux(object, "helm").ifPresent(name -> found.add("Flux HelmRelease " + name));
    Json.list(object, "/metadata/ownerReferences").stream()
        .filter(owner -> owner.path("controller").asBoolean(false))
        .map(owner -> "%s %s".formatted(Json.text(owner, "/kind"), Json.text(owner, "/name")))
        .forEach(found::add);
    return found;
  }

  /** {@code app:group/kind:namespace/name}, or the application's name as a label. */
  private static Optional<String> argo(JsonNode object) {
    return Json.annotation(object, "argocd.argoproj.io/tracking-id")
        .map(id -> id.replaceFirst(":.*", ""))
        .or(() -> label(object, "argocd.argoproj.io/instance"));
  }

  private static Optional<String> flux(JsonNode object, String controller) {
    return label(object, controller + FLUX + "name")
        .map(
            name ->
                label(object, controller + FLUX + "namespace").map(in -> in + "/").orElse("")
                    + name);
  }

  private static Optional<String> label(JsonNode object, String name) {
    return Optional.of(object.at("/metadata/labels").path(name).asString(""))
        .filter(value -> !value.isBlank());
  }
}
