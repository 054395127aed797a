package dev.hindsight.local.model;

import dev.hindsight.local.model.PromptFacts.Line;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An honest, modest model: it chooses, it looks before it speaks, and it tells what facts say. */
final class Helper {

  private static final Pattern OPTION = Pattern.compile("(?m)^\\((\\d+)\\) ");

  private Helper() {}

  static Said help(Question question) {
    PromptFacts facts = question.facts();
    if (question.tools().isEmpty()) {
      return new Said.Words(
          draft(question.user())
              .orElseGet(() -> answer(Composer.honest(facts, question.system()))));
    }
    return question.found().isEmpty() ? looks(question) : new Said.Words(found(facts));
  }

  /** Sentences in the form in which they are asked for. */
  static String answer(List<Composer.Told> sentences) {
    ObjectNode answer = Wire.JSON.createObjectNode();
    ArrayNode all = answer.putArray("sentences");
    for (Composer.Told told : sentences) {
      ObjectNode one = all.addObject().put("text", told.text());
      told.facts().forEach(one.putArray("facts")::add);
    }
    return answer.toString();
  }

  /** The first of the options, as it stands there; empty where the prompt has none. */
  private static Optional<String> draft(String prompt) {
    int options = prompt.indexOf("\noptions:\n");
    Matcher first = OPTION.matcher(prompt);
    return options >= 0 && first.find(options)
        ? Optional.of("{\"steps\": [{\"option\": %s, \"values\": []}]}".formatted(first.group(1)))
        : Optional.empty();
  }

  /** All tools at once, each without a word. */
  private static Said looks(Question question) {
    return new Said.Calls(
        question.tools().stream().map(tool -> new Said.Call(tool, "{\"about\": \"\"}")).toList());
  }

  /** What speaks for the best cause, in the form in which an investigation ends. */
  private static String found(PromptFacts facts) {
    ObjectNode answer = Wire.JSON.createObjectNode();
    ArrayNode findings = answer.putArray("findings");
    Optional<Line> cause = facts.kind("cause").findFirst();
    List<Line> behind = cause.stream().flatMap(facts::behind).limit(1).toList();
    for (Line line : behind) {
      ObjectNode one =
          findings
              .addObject()
              .put("bearing", "strengthens")
              .put("text", "Seen on %s: %s.".formatted(line.about(), line.text()));
      one.putArray("facts").add(line.number()).add(cause.orElseThrow().number());
    }
    return answer.toString();
  }
}
