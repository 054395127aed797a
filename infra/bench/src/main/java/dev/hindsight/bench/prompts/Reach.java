package dev.hindsight.bench.prompts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Into which variables of which prompts, and through which tools, strangers' text came. */
final class Reach {

  /** What the bot fills in by itself: numbers, and a marker that is new each time. */
  private static final Set<String> OWN = Set.of("marker", "sentences", "turns");

  private static final Pattern FILE =
      Pattern.compile("(?s)---\\nvariables: ([^\\n]*)\\n---\\s*# System\\s*([^\\n]+)\\n.*");
  private static final Pattern MARK = Pattern.compile("mark\\d+[a-z]");
  private static final Pattern FOUND =
      Pattern.compile("\\] quoted, ([a-z-]+): [^\\n]*mark\\d+[a-z]");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Map<String, String> prompts = new TreeMap<>();
  private final Set<String> all = new TreeSet<>();
  private final Set<String> reached = new TreeSet<>();

  Reach() {
    try {
      for (Resource file :
          new PathMatchingResourcePatternResolver().getResources("classpath*:prompts/*.md")) {
        read(Objects.requireNonNull(file.getFilename()), file.getContentAsString(UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(String name, String text) {
    Matcher file = FILE.matcher(text);
    if (!file.matches()) {
      throw new IllegalStateException(name + " is no prompt");
    }
    String prompt = name.replace(".md", "");
    prompts.put(prompt, file.group(2).split("\\{\\{", 2)[0]);
    Stream.of(file.group(1).split(", "))
        .filter(variable -> !OWN.contains(variable))
        .forEach(variable -> all.add(prompt + " " + variable));
  }

  /** One request to a model, as it was sent. */
  void see(String request) {
    JsonNode json = JSON.readTree(request);
    Stream.concat(json.findValues("text").stream(), json.findValues("content").stream())
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .forEach(text -> prompts.keySet().forEach(prompt -> see(request, prompt, text)));
    for (JsonNode tool : json.path("tools")) {
      all.add(
          "tool " + tool.path("function").path("name").asString(tool.path("name").asString("")));
    }
  }

  private void see(String request, String prompt, String text) {
    if (!request.contains(Objects.requireNonNull(prompts.get(prompt)))) {
      return;
    }
    String rest = text;
    for (String variable : List.of("question: ", "refused: ", "options:\n")) {
      int at = rest.indexOf("\n" + variable);
      if (at >= 0) {
        marked(prompt + " " + variable.replaceAll("\\W", ""), rest.substring(at));
        rest = rest.substring(0, at);
      }
    }
    marked(prompt + " facts", rest);
    FOUND.matcher(rest).results().forEach(found -> reached.add("tool " + found.group(1)));
  }

  private void marked(String where, String text) {
    if (MARK.matcher(text).find()) {
      reached.add(where);
    }
  }

  /** Variables and tools through which no stranger's text came. */
  Set<String> missed() {
    Set<String> missed = new TreeSet<>(all);
    missed.removeAll(reached);
    return missed;
  }
}
