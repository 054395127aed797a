package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Given;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What containers run: their command lines, and scripts that a ConfigMap or Secret holds. */
final class Scripts {

  private static final int LONGEST = 20_000;

  private Scripts() {}

  static String of(JsonNode container) {
    String text =
        Stream.of("command", "args")
            .flatMap(field -> Given.list(container.path(field)).stream())
            .map(word -> word.asString(""))
            .collect(Collectors.joining(" "));
    return text.substring(0, Math.min(LONGEST, text.length()));
  }

  /** All that a workload runs, with the files that are given beside it. */
  static String all(Given workload, World world) {
    String own = workload.containers().stream().map(Scripts::of).collect(Collectors.joining("\n"));
    return own + "\n" + files(world);
  }

  static String files(World world) {
    return world
        .of("ConfigMap", "Secret")
        .flatMap(Scripts::values)
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> values(Given holder) {
    return Stream.of("/data", "/stringData")
        .flatMap(field -> holder.at(field).properties().stream())
        .map(entry -> entry.getValue().asString(""))
        .map(text -> text.substring(0, Math.min(LONGEST, text.length())));
  }

  static List<JsonNode> env(JsonNode container) {
    return Given.list(container.path("env"));
  }
}
