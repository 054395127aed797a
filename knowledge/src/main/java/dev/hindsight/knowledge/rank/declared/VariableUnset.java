package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Given;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A script that insists on an environment variable which its container does not set. */
final class VariableUnset implements Rule {

  private static final Pattern INSISTS =
      Pattern.compile(
          "-z \"?\\$\\{?(?<a>[A-Z][A-Z0-9_]{2,60})\\b|\\$\\{(?<b>[A-Z][A-Z0-9_]{2,60}):\\?|os\\.environ\\[['\"](?<c>[A-Z][A-Z0-9_]{2,60})|process\\.env\\.(?<d>[A-Z][A-Z0-9_]{2,60})\\b|getenv\\([\"'](?<e>[A-Z][A-Z0-9_]{2,60})[\"']\\)");

  private static final Set<String> ALWAYS =
      Set.of("HOME", "PATH", "HOSTNAME", "PWD", "USER", "SHELL");

  @Override
  public Stream<Flaw> flaws(World world) {
    return world
        .workloads()
        .flatMap(workload -> workload.containers().stream().flatMap(c -> of(workload, c)));
  }

  private static Stream<Flaw> of(Given workload, JsonNode container) {
    if (!Given.list(container.path("envFrom")).isEmpty()) {
      return Stream.empty();
    }
    Set<String> set =
        Scripts.env(container).stream()
            .map(e -> e.path("name").asString(""))
            .collect(Collectors.toSet());
    return INSISTS
        .matcher(Scripts.of(container))
        .results()
        .flatMap(
            m ->
                Stream.of("a", "b", "c", "d", "e").map(m::group).filter(java.util.Objects::nonNull))
        .filter(name -> !set.contains(name) && !ALWAYS.contains(name))
        .filter(name -> !Scripts.of(container).contains(name + "="))
        .distinct()
        .limit(1)
        .map(
            name ->
                Flaw.at(
                    workload,
                    "environment variable %s is required by container %s of %s %s, but is not set"
                        .formatted(
                            name,
                            container.path("name").asString(""),
                            workload.kind(),
                            workload.name()),
                    name));
  }
}
