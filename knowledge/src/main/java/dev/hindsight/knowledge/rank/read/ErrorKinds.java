package dev.hindsight.knowledge.rank.read;

import dev.hindsight.knowledge.EvidenceLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts of how many unlike things the errors of a log speak: one trouble, or several. */
final class ErrorKinds {

  private static final int SEVERAL = 3;
  private static final int LONGEST = 64;
  private static final int BEFORE = 24;
  private static final int MOST_LINES = 150;

  private static final Pattern ERROR =
      Pattern.compile("(?i)\\b(?:ERROR|FATAL|CRITICAL|SEVERE)\\b|\\bException\\b");

  private static final Map<String, Pattern> KINDS = kinds();

  private ErrorKinds() {}

  private static Map<String, Pattern> kinds() {
    Map<String, Pattern> kinds = new LinkedHashMap<>();
    kinds.put("certificate", pattern("certificate|x509|\\bTLS\\b|\\bSSL\\b"));
    kinds.put(
        "constraint", pattern("duplicate key|unique constraint|foreign key|constraint violat"));
    kinds.put("syntax", pattern("syntax error|parse error|unexpected token"));
    kinds.put("cache", pattern("\\b(?:redis|memcached?|cache)\\b"));
    kinds.put(
        "connection", pattern("connection (?:refused|reset|timed out)|timed? ?out|unreachable"));
    kinds.put("rights", pattern("permission denied|forbidden|unauthori[sz]ed|access denied"));
    kinds.put("memory", pattern("out of memory|heap space|cannot allocate"));
    kinds.put("null", pattern("null ?pointer|nil pointer|undefined is not|NoneType"));
    kinds.put("disk", pattern("no space left|disk full|read-only file system"));
    kinds.put("missing", pattern("not found|no such file|does not exist"));
    kinds.put("validation", pattern("validation|invalid (?:input|argument|value)|malformed"));
    kinds.put("limit", pattern("rate limit|too many requests|quota"));
    return kinds;
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile("(?i)" + regex);
  }

  static void add(Findings found) {
    Map<String, EvidenceLine> first = new LinkedHashMap<>();
    List<Integer> all = new ArrayList<>();
    for (Fact fact : found.facts()) {
      EvidenceLine line = fact.line();
      if (line.kind().equals("log") && ERROR.matcher(line.text()).find()) {
        KINDS.entrySet().stream()
            .filter(kind -> kind.getValue().matcher(line.text()).find())
            .findFirst()
            .ifPresent(
                kind -> {
                  first.putIfAbsent(kind.getKey(), line);
                  all.add(line.number());
                });
      }
    }
    if (first.size() >= SEVERAL) {
      List<Integer> numbers =
          Stream.concat(first.values().stream().map(EvidenceLine::number), all.stream())
              .distinct()
              .limit(MOST_LINES)
              .toList();
      found.add(
          numbers,
          first.values().iterator().next().object(),
          "state",
          "errors of %d different kinds in the logs: %s"
              .formatted(
                  first.size(),
                  first.entrySet().stream()
                      .map(e -> around(e.getValue().text(), KINDS.getOrDefault(e.getKey(), ERROR)))
                      .collect(Collectors.joining("; "))));
    }
  }

  /** The words around what makes it of its kind. */
  private static String around(String text, Pattern kind) {
    Matcher found = kind.matcher(text);
    int at = found.find() ? found.start() : 0;
    int from = at <= BEFORE ? 0 : text.indexOf(' ', at - BEFORE) + 1;
    String rest = text.substring(Math.min(from, at));
    return rest.length() <= LONGEST ? rest : rest.substring(0, LONGEST - 1).strip() + "…";
  }
}
