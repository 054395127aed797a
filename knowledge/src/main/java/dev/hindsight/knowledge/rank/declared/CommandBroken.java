package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Given;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A command that is nearly a well-known one, or a shell script that cannot be parsed. */
final class CommandBroken implements Rule {

  private static final Set<String> KNOWN =
      Set.of(
          "sh",
          "bash",
          "python",
          "python3",
          "node",
          "npm",
          "java",
          "sleep",
          "echo",
          "curl",
          "wget",
          "cat",
          "nginx",
          "redis-server",
          "postgres",
          "mysqld",
          "gunicorn",
          "uvicorn",
          "flask",
          "ruby",
          "perl",
          "tail",
          "grep",
          "awk",
          "kubectl",
          "yarn",
          "rails",
          "celery",
          "stress",
          "httpd",
          "envsubst",
          "date");

  private static final Pattern WORD =
      Pattern.compile(
          "(?:^|[;|&]|\\bthen|\\bdo|\\belse)\\s*(?!(?:then|do|else)\\b)(?<word>[a-z][a-z0-9_-]{1,20})(?=[\\s;]|$)");
  private static final Pattern IF = Pattern.compile("(?<![\\w-])if\\b");
  private static final Pattern FI = Pattern.compile("(?<![\\w-])fi\\b");
  private static final Pattern DO = Pattern.compile("(?<![\\w-])do\\b");
  private static final Pattern DONE = Pattern.compile("(?<![\\w-])done\\b");
  private static final Pattern QUOTED =
      Pattern.compile("\"[^\"]{0,2000}\"|'[^']{0,2000}'|#[^\\n]{0,2000}");
  private static final List<Pair> PAIRS =
      List.of(new Pair("do", DO, "done", DONE), new Pair("if", IF, "fi", FI));

  @Override
  public Stream<Flaw> flaws(World world) {
    return world
        .workloads()
        .flatMap(
            w ->
                w.containers().stream()
                    .flatMap(c -> Stream.concat(typo(w, c).stream(), syntax(w, c).stream())));
  }

  private static Optional<Flaw> typo(Given workload, JsonNode container) {
    Stream<String> first =
        Given.list(container.path("command")).stream()
            .limit(1)
            .map(c -> c.asString(""))
            .map(c -> c.substring(c.lastIndexOf('/') + 1));
    Stream<String> inside =
        shell(container).stream().flatMap(s -> WORD.matcher(s).results().map(m -> m.group("word")));
    return Stream.concat(first, inside)
        .filter(word -> !KNOWN.contains(word))
        .flatMap(
            word ->
                KNOWN.stream()
                    .sorted()
                    .filter(known -> nearly(word, known))
                    .map(known -> flaw(workload, container, word, known)))
        .findFirst();
  }

  private static Flaw flaw(Given workload, JsonNode container, String word, String known) {
    return Flaw.at(
        workload,
        "container %s of %s %s runs '%s', which looks like a typo of '%s': command not found"
            .formatted(
                container.path("name").asString(""), workload.kind(), workload.name(), word, known),
        word);
  }

  /** The script given to a shell with -c. */
  private static Optional<String> shell(JsonNode container) {
    List<String> words =
        Stream.of("command", "args")
            .flatMap(field -> Given.list(container.path(field)).stream())
            .map(w -> w.asString(""))
            .toList();
    boolean shell = words.stream().anyMatch(w -> w.matches("(?:/\\w{1,20}){0,3}/?(?:ba|a|da)?sh"));
    return shell && words.size() > 1
        ? Optional.of(words.getLast()).filter(s -> s.length() <= 20_000)
        : Optional.empty();
  }

  private static Optional<Flaw> syntax(Given workload, JsonNode container) {
    return shell(container)
        .map(script -> QUOTED.matcher(script).replaceAll(" "))
        .flatMap(script -> PAIRS.stream().filter(pair -> pair.broken(script)).findFirst())
        .map(
            pair ->
                Flaw.at(
                    workload,
                    "the shell script of container %s in %s %s has a syntax error: '%s' and '%s' do not pair"
                        .formatted(
                            container.path("name").asString(""),
                            workload.kind(),
                            workload.name(),
                            pair.opens(),
                            pair.closes()),
                    "command"));
  }

  /** Two words that must come equally often. */
  private record Pair(String opens, Pattern open, String closes, Pattern close) {

    boolean broken(String script) {
      return count(open, script) != count(close, script);
    }
  }

  private static long count(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.results().count();
  }

  /** One letter more, less, other or swapped, in words long enough to tell. */
  static boolean nearly(String word, String known) {
    if (word.length() < 4
        || known.length() < 4
        || Math.abs(word.length() - known.length()) > 1
        || word.charAt(0) != known.charAt(0)) {
      return false;
    }
    int i = 0;
    while (i < Math.min(word.length(), known.length()) && word.charAt(i) == known.charAt(i)) {
      i++;
    }
    String a = word.substring(i);
    String b = known.substring(i);
    if (a.length() == b.length()) {
      boolean swapped =
          a.length() >= 2
              && a.charAt(0) == b.charAt(1)
              && a.charAt(1) == b.charAt(0)
              && a.substring(2).equals(b.substring(2));
      return swapped || (a.length() > 1 && a.substring(1).equals(b.substring(1)));
    }
    return a.length() > b.length()
        ? a.substring(1).equals(b) && !b.isEmpty()
        : b.substring(1).equals(a) && !a.isEmpty();
  }
}
