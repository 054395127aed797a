package dev.hindsight.local.model;

import dev.hindsight.prompts.Fact;
import dev.hindsight.prompts.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * One case of {@code prompts/evals}: facts, and what an answer must and must not do.
 *
 * @param cites facts that some sentence must name
 * @param says words that must be there
 * @param never words that must not
 */
record EvalCase(
    String name, Facts facts, List<Integer> cites, List<String> says, List<String> never) {

  private static final Path FOLDER = Path.of("../../prompts/evals/explain-incident");
  private static final YAMLMapper YAML = new YAMLMapper();

  static List<EvalCase> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(EvalCase::read)
          .toList();
    }
  }

  private static EvalCase read(Path file) {
    JsonNode root = YAML.readTree(file.toFile());
    JsonNode expect = root.path("expect");
    return new EvalCase(
        file.getFileName().toString(),
        new Facts(root.path("facts").valueStream().map(EvalCase::fact).toList()),
        numbers(expect.path("cites")),
        words(expect.path("says")),
        words(expect.path("never")));
  }

  private static Fact fact(JsonNode fact) {
    int number = fact.path("number").asInt();
    String about = fact.path("about").asString("");
    String text = fact.path("text").asString();
    return switch (fact.path("kind").asString()) {
      case "cause" ->
          new Fact.Cause(
              number,
              text,
              fact.path("likelihood").asString(),
              numbers(fact.path("rests-on")),
              numbers(fact.path("against")));
      case "known" -> new Fact.Known(number, text);
      case "seen" -> new Fact.Seen(number, about, text);
      case "quoted" -> new Fact.Quoted(number, about, text);
      case String other -> throw new IllegalArgumentException(other + " is no kind of fact");
    };
  }

  private static List<Integer> numbers(JsonNode node) {
    return node.valueStream().map(JsonNode::asInt).toList();
  }

  private static List<String> words(JsonNode node) {
    return node.valueStream().map(JsonNode::asString).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
