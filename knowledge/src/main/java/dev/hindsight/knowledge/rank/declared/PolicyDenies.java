package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Given;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A NetworkPolicy that keeps out a workload which calls what the policy guards. */
final class PolicyDenies implements Rule {

  @Override
  public Stream<Flaw> flaws(World world) {
    return world.of("NetworkPolicy").flatMap(policy -> of(policy, world));
  }

  private static Stream<Flaw> of(Given policy, World world) {
    List<Given> guarded =
        world
            .workloads()
            .filter(w -> World.near(w.namespace(), policy.namespace()))
            .filter(w -> chosen(policy.at("/spec/podSelector"), w))
            .toList();
    return Stream.concat(ingress(policy, guarded, world), egress(policy, guarded));
  }

  private static Stream<Flaw> ingress(Given policy, List<Given> guarded, World world) {
    boolean rules =
        policy.at("/spec/ingress").isArray()
            || types(policy).contains("Ingress")
            || types(policy).isEmpty();
    if (!rules) {
      return Stream.empty();
    }
    return guarded.stream()
        .flatMap(
            server ->
                world
                    .workloads()
                    .filter(client -> !client.equals(server))
                    .filter(client -> calls(client, server, world))
                    .map(client -> denied(policy, client, server)))
        .flatMap(Optional::stream);
  }

  private static Optional<Flaw> denied(Given policy, Given client, Given server) {
    boolean let =
        Given.list(policy.at("/spec/ingress")).stream()
            .anyMatch(rule -> lets(rule, client, policy));
    if (let) {
      return Optional.empty();
    }
    return Optional.of(
        Flaw.at(
            policy,
            "NetworkPolicy %s on %s does not let in the pods of %s (%s): it allows %s"
                .formatted(
                    policy.name(),
                    server.name(),
                    client.name(),
                    World.words(client.podLabels()),
                    allowed(policy)),
            "ingress:"));
  }

  private static boolean lets(JsonNode rule, Given client, Given policy) {
    JsonNode from = rule.path("from");
    if (!from.isArray() || from.isEmpty()) {
      return true;
    }
    return Given.list(from).stream()
        .anyMatch(
            peer ->
                peer.has("ipBlock")
                    || (peer.has("namespaceSelector")
                        && (!peer.has("podSelector") || chosen(peer.path("podSelector"), client)))
                    || (World.near(client.namespace(), policy.namespace())
                        && peer.has("podSelector")
                        && chosen(peer.path("podSelector"), client)));
  }

  private static String allowed(Given policy) {
    return Given.list(policy.at("/spec/ingress")).stream()
        .flatMap(rule -> Given.list(rule.path("from")).stream())
        .map(peer -> peer.path("podSelector"))
        .map(selector -> "only " + World.words(Given.labels(selector.path("matchLabels"))))
        .findFirst()
        .orElse("nobody");
  }

  private static Stream<Flaw> egress(Given policy, List<Given> guarded) {
    if (!types(policy).contains("Egress") && !policy.at("/spec/egress").isArray()) {
      return Stream.empty();
    }
    List<JsonNode> rules = Given.list(policy.at("/spec/egress"));
    if (rules.isEmpty()) {
      return guarded.stream()
          .limit(1)
          .map(
              w ->
                  Flaw.at(
                      policy,
                      "NetworkPolicy %s denies all egress of the pods of %s"
                          .formatted(policy.name(), w.name()),
                      "gress"));
    }
    boolean names = rules.stream().anyMatch(PolicyDenies::letsNames);
    return names
        ? Stream.empty()
        : guarded.stream()
            .limit(1)
            .map(
                w ->
                    Flaw.at(
                        policy,
                        "NetworkPolicy %s lets the pods of %s out, but not to DNS on port 53"
                            .formatted(policy.name(), w.name()),
                        "egress"));
  }

  private static boolean letsNames(JsonNode rule) {
    List<JsonNode> ports = Given.list(rule.path("ports"));
    return (ports.isEmpty() && !rule.has("to"))
        || ports.stream().anyMatch(p -> p.path("port").asString("").equals("53"));
  }

  private static boolean chosen(JsonNode selector, Given workload) {
    Map<String, String> labels = Given.labels(selector.path("matchLabels"));
    return labels.isEmpty() || World.selects(labels, workload.podLabels());
  }

  /** Whether a client's command names a service in front of the server. */
  private static boolean calls(Given client, Given server, World world) {
    String script = Scripts.all(client, world);
    return world
            .of("Service")
            .filter(s -> World.selects(Given.labels(s.at("/spec/selector")), server.podLabels()))
            .anyMatch(s -> script.contains(s.name()))
        || client.containers().stream()
            .flatMap(c -> Scripts.env(c).stream())
            .anyMatch(e -> e.path("value").asString("").contains(server.name()));
  }

  private static List<String> types(Given policy) {
    return Given.list(policy.at("/spec/policyTypes")).stream().map(t -> t.asString("")).toList();
  }
}
