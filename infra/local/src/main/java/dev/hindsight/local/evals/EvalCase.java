package dev.hindsight.local.evals;

import dev.hindsight.local.model.Said;
import dev.hindsight.prompts.Fact;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * One folder of {@code evals}: what a model is given, and what must become of its answer.
 *
 * @param task a word of {@code Task}, "draft", "script" or "investigate"
 * @param question what somebody asks; empty where nobody does
 * @param options what a draft may choose from
 * @param tools what an investigation may look at
 * @param answers what a model once answered, turn by turn; none where the scripted one does
 * @param expect what {@link Scorer} looks for
 */
public record EvalCase(
    String name,
    String task,
    Optional<String> question,
    List<String> options,
    List<Tool> tools,
    Facts facts,
    List<Said> answers,
    JsonNode expect) {

  private static final YAMLMapper YAML = new YAMLMapper();

  public EvalCase {
    options = List.copyOf(options);
    tools = List.copyOf(tools);
    answers = List.copyOf(answers);
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
          root.path("tools").valueStream().map(EvalCase::tool).toList(),
          new Facts(root.path("facts").valueStream().map(EvalCase::fact).toList()),
          answers(root.path("answer")),
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

  /** It finds the same lines whatever it is asked about, so often as its case says. */
  private static Tool tool(JsonNode tool) {
    List<String> lines =
        Collections.nCopies(tool.path("times").asInt(1), words(tool.path("lines"))).stream()
            .flatMap(List::stream)
            .toList();
    return new Tool(
        tool.path("name").asString(),
        tool.path("about").asString(),
        tool.path("argument").asString(""),
        _ -> lines);
  }

  /** One text, or a list of turns. */
  private static List<Said> answers(JsonNode answer) {
    return answer.isString()
        ? List.of(new Said.Words(answer.asString()))
        : answer.valueStream().map(EvalCase::turn).toList();
  }

  /** A text, or a list of looks. */
  private static Said turn(JsonNode turn) {
    return turn.isString()
        ? new Said.Words(turn.asString())
        : new Said.Calls(turn.valueStream().map(EvalCase::look).toList());
  }

  private static Said.Call look(JsonNode look) {
    ObjectNode argument = YAML.createObjectNode();
    argument.put("about", look.path("about").asString(""));
    return new Said.Call(look.path("tool").asString(), argument.toString());
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
