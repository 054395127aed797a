package dev.hindsight.knowledge.rank;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;

/** One weighted part of a signature, and where in the evidence it may be seen. */
record Feature(
    String name,
    double weight,
    boolean must,
    Set<Source> on,
    List<Sought> any,
    Optional<String> ask) {

  /** The lines that show it, with the values named in them. */
  Hit in(Evidence evidence) {
    List<Line> lines =
        evidence.lines().stream()
            .filter(line -> on.contains(line.source()) && matches(line))
            .toList();
    return new Hit(this, lines, values(lines));
  }

  private boolean matches(Line line) {
    return any.stream().anyMatch(pattern -> pattern.in(line.scanned()));
  }

  /** Each value as most lines have it; of equals the first. */
  private Map<String, String> values(List<Line> lines) {
    Map<String, Map<String, Integer>> votes = new LinkedHashMap<>();
    for (Line line : lines) {
      Map<String, String> said = new LinkedHashMap<>();
      any.forEach(pattern -> read(pattern, line, said));
      said.forEach(
          (name, value) ->
              votes
                  .computeIfAbsent(name, _ -> new LinkedHashMap<>())
                  .merge(value, 1, Integer::sum));
    }
    Map<String, String> values = new LinkedHashMap<>();
    votes.forEach((name, all) -> values.put(name, most(all)));
    return values;
  }

  private static String most(Map<String, Integer> votes) {
    int most = Collections.max(votes.values());
    return votes.entrySet().stream()
        .filter(vote -> vote.getValue() == most)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static void read(Sought pattern, Line line, Map<String, String> values) {
    Matcher matcher = pattern.matcher(line.text());
    if (pattern.names().isEmpty() || !pattern.mayBeIn(line.scanned()) || !matcher.find()) {
      return;
    }
    pattern.names().stream()
        .sorted()
        .filter(name -> matcher.group(name) != null)
        .forEach(name -> values.putIfAbsent(name, matcher.group(name).strip()));
  }

  /** What was seen of a feature; empty lines when nothing. */
  record Hit(Feature feature, List<Line> lines, Map<String, String> values) {

    /** What of it these lines show. */
    Hit on(Predicate<Line> wanted) {
      List<Line> left = lines.stream().filter(wanted).toList();
      return left.size() == lines.size() ? this : new Hit(feature, left, feature.values(left));
    }

    boolean present() {
      return !lines.isEmpty();
    }

    double weight() {
      return present() ? feature.weight() : 0;
    }
  }
}
