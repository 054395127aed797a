package dev.hindsight.local.evals;

import dev.hindsight.prompts.Fact;
import dev.hindsight.prompts.Facts;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * One folder of {@code evals}: what a model is given, and what must become of its answer.
 *
 * @param task a word of {@code Task}, or "draft"
 * @param question what somebody asks; empty where nobody does
 * @param options what a draft may choose from
 * @param answer what a model once answered; empty where the scripted one does
 * @param expect what {@link Scorer} looks for
 */
public record EvalCase(
    String name,
    String task,
    Optional<String> question,
    List<String> options,
    Facts facts,
    Optional<String> answer,
    JsonNode expect) {

  private static final YAMLMapper YAML = new YAMLMapper();

  public EvalCase {
    options = List.copyOf(options);
  }

  /** All of them, by name. */
  public static List<EvalCase> all() throws IOException {
    Resource[] files =
        new PathMatchingResourcePatternResolver().getResources("classpath*:evals/*/case.yaml");
    return Arrays.stream(files)
        .map(EvalCase::read)
        .sorted(Comparator.comparing(EvalCase::name))
        .toList();
  }

  private static EvalCase read(Resource file) {
    try (InputStream in = file.getInputStream()) {
      String path = file.getURL().getPath().replace("/case.yaml", "");
      JsonNode root = YAML.readTree(in);
      return new EvalCase(
          path.substring(path.lastIndexOf('/') + 1),
          root.path("task").asString(),
          optional(root.path("question")),
          words(root.path("options")),
          new Facts(root.path("facts").valueStream().map(EvalCase::fact).toList()),
          optional(root.path("answer")),
          root.path("expect"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(file + " cannot be read", e);
    }
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

  private static Optional<String> optional(JsonNode node) {
    return node.isString() ? Optional.of(node.asString()) : Optional.empty();
  }

  static List<Integer> numbers(JsonNode node) {
    return node.valueStream().map(JsonNode::asInt).toList();
  }

  static List<String> words(JsonNode node) {
    return node.valueStream().map(JsonNode::asString).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
