package dev.hindsight.knowledge.rank;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One weighted part of a signature, and where in the evidence it may be seen. */
record Feature(
    String name,
    double weight,
    boolean must,
    Set<Source> on,
    List<Pattern> any,
    Optional<String> ask) {

  /** The lines that show it, with the values named in them. */
  Hit in(Evidence evidence) {
    List<Line> lines =
        evidence.lines().stream()
            .filter(line -> on.contains(line.source()) && matches(line))
            .toList();
    Map<String, String> values = new LinkedHashMap<>();
    for (Line line : lines) {
      any.forEach(pattern -> read(pattern, line, values));
    }
    return new Hit(this, lines, values);
  }

  private boolean matches(Line line) {
    return any.stream().anyMatch(pattern -> pattern.matcher(line.text()).find());
  }

  private static void read(Pattern pattern, Line line, Map<String, String> values) {
    Matcher matcher = pattern.matcher(line.text());
    if (pattern.namedGroups().isEmpty() || !matcher.find()) {
      return;
    }
    pattern.namedGroups().keySet().stream()
        .sorted()
        .filter(name -> matcher.group(name) != null)
        .forEach(name -> values.putIfAbsent(name, matcher.group(name).strip()));
  }

  /** What was seen of a feature; empty lines when nothing. */
  record Hit(Feature feature, List<Line> lines, Map<String, String> values) {

    boolean present() {
      return !lines.isEmpty();
    }

    double weight() {
      return present() ? feature.weight() : 0;
    }
  }
}
