package dev.hindsight.local.model;

import dev.hindsight.local.model.PromptFacts.Line;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An honest, modest model: it chooses, it looks before it speaks, and it tells what facts say. */
final class Helper {

  /** As many looks as one turn may have. */
  static final int AT_ONCE = 4;

  /** As many characters of a word as a look may be about. */
  private static final int LONGEST = 100;

  /** How the prompt for steps by hand begins. */
  static final String SCRIPT = "You draft a script";

  private static final String OPTIONS = "\noptions:\n";
  private static final Pattern OBJECT =
      Pattern.compile("(Pod|Deployment) ([a-z0-9-]+)/([a-z0-9-]+)");
  private static final Pattern OPTION = Pattern.compile("(?m)^\\((\\d+)\\) ");

  private Helper() {}

  static Said help(Question question) {
    PromptFacts facts = question.facts();
    if (question.tools().isEmpty()) {
      return new Said.Words(
          question.system().startsWith(SCRIPT)
              ? script(facts)
              : draft(question.user())
                  .orElseGet(() -> answer(Composer.honest(facts, question.system()))));
    }
    List<Said.Call> looks = looks(question);
    return looks.isEmpty() ? new Said.Words(found(facts)) : new Said.Calls(looks);
  }

  /** No option is good enough; all else as ever. */
  static Said pick(Question question) {
    return question.user().contains(OPTIONS) ? new Said.Words("{\"steps\": []}") : help(question);
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
    int options = prompt.indexOf(OPTIONS);
    Matcher first = OPTION.matcher(prompt);
    return options >= 0 && first.find(options)
        ? Optional.of("{\"steps\": [{\"option\": %s, \"values\": []}]}".formatted(first.group(1)))
        : Optional.empty();
  }

  /** To look at what the best cause rests on, and then to let one pod start anew. */
  private static String script(PromptFacts facts) {
    ObjectNode answer = Wire.JSON.createObjectNode();
    ArrayNode steps = answer.putArray("steps");
    Optional<Line> cause = facts.kind("cause").findFirst();
    List<Line> behind =
        Stream.concat(cause.stream().flatMap(facts::behind), facts.kind("seen"))
            .filter(line -> OBJECT.matcher(line.about()).matches())
            .distinct()
            .limit(2)
            .toList();
    behind.forEach(line -> step(steps.addObject(), line, "describe"));
    behind.stream()
        .filter(line -> line.about().startsWith("Pod"))
        .limit(1)
        .forEach(line -> step(steps.addObject(), line, "delete"));
    return answer.toString();
  }

  private static void step(ObjectNode step, Line line, String verb) {
    Matcher object = OBJECT.matcher(line.about());
    if (object.matches()) {
      step.put("text", Composer.sentence("Seen on %s: %s".formatted(line.about(), line.text())))
          .put(
              "command",
              "kubectl -n %s %s %s %s"
                  .formatted(
                      object.group(2),
                      verb,
                      object.group(1).toLowerCase(Locale.ROOT),
                      object.group(3)));
      step.putArray("facts").add(line.number());
    }
  }

  /** Each tool once, and as many a turn as are taken; the memory is asked for the best cause. */
  static List<Said.Call> looks(Question question) {
    return question.tools().stream()
        .skip((long) question.turn() * AT_ONCE)
        .limit(AT_ONCE)
        .map(tool -> new Said.Call(tool, tool.equals("memory") ? cause(question) : about("")))
        .toList();
  }

  private static String cause(Question question) {
    return question
        .facts()
        .kind("cause")
        .findFirst()
        .map(Line::text)
        .map(Helper::about)
        .orElseGet(() -> about(""));
  }

  private static String about(String words) {
    String some = words.substring(0, Math.min(LONGEST, words.length()));
    return Wire.JSON.createObjectNode().put("about", some).toString();
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
