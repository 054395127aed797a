package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Given;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An Ingress whose backend service or port is not there, or whose class nobody serves. */
final class IngressLeadsNowhere implements Rule {

  private static final List<String> USUAL =
      List.of(
          "nginx",
          "alb",
          "traefik",
          "haproxy",
          "gce",
          "kong",
          "istio",
          "azure-application-gateway",
          "cilium",
          "contour",
          "webapprouting.kubernetes.azure.com",
          "public",
          "default");

  @Override
  public Stream<Flaw> flaws(World world) {
    return world
        .of("Ingress")
        .flatMap(
            ingress -> Stream.concat(backends(ingress, world), unserved(ingress, world).stream()));
  }

  private static Stream<Flaw> backends(Given ingress, World world) {
    return Given.list(ingress.at("/spec/rules")).stream()
        .flatMap(rule -> Given.list(rule.at("/http/paths")).stream())
        .map(path -> path.at("/backend/service"))
        .flatMap(backend -> backend(ingress, backend, world).stream());
  }

  private static Optional<Flaw> backend(Given ingress, JsonNode backend, World world) {
    String name = backend.path("name").asString("");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Optional<Given> service = world.find("Service", ingress.namespace(), name).findFirst();
    if (service.isEmpty()) {
      return world.whole()
          ? Optional.of(
              Flaw.at(
                  ingress,
                  "Ingress %s sends to Service %s, which is not there (there: %s)"
                      .formatted(ingress.name(), name, world.names("Service")),
                  name))
          : Optional.empty();
    }
    JsonNode port = backend.path("port");
    String asked = port.path("number").asString(port.path("name").asString(""));
    boolean served =
        Given.list(service.get().at("/spec/ports")).stream()
            .anyMatch(
                p ->
                    p.path("port").asString("").equals(asked)
                        || p.path("name").asString("").equals(asked));
    return served || asked.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Flaw.at(
                ingress,
                "Ingress %s sends to port %s of Service %s, which serves port %s"
                    .formatted(
                        ingress.name(),
                        asked,
                        name,
                        service.get().at("/spec/ports").path(0).path("port").asString("")),
                asked));
  }

  private static Optional<Flaw> unserved(Given ingress, World world) {
    String name =
        ingress
            .at("/spec/ingressClassName")
            .asString(
                ingress.at("/metadata/annotations/kubernetes.io~1ingress.class").asString(""));
    List<Given> classes = world.of("IngressClass").toList();
    boolean known =
        classes.isEmpty()
            ? USUAL.contains(name) || !world.whole()
            : classes.stream().anyMatch(c -> c.name().equals(name));
    return name.isEmpty() || known
        ? Optional.empty()
        : Optional.of(
            Flaw.at(
                ingress,
                "Ingress %s asks for ingress class %s, which no controller serves (there: %s)"
                    .formatted(ingress.name(), name, world.names("IngressClass")),
                name));
  }
}
