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

/**
 * Counts of how many unlike things the errors of a log speak again and again: one trouble, or
 * several at once.
 */
final class ErrorKinds {

  private static final int SEVERAL = 3;
  private static final int LONGEST = 64;
  private static final int BEFORE = 24;

  /** Fewer errors of a kind are chance. */
  private static final int AGAIN = 3;

  /** Of so many errors of the most frequent kind, one at least is to be of another. */
  private static final int SHARE = 5;

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

  /** The lines of one kind. */
  private record Kind(EvidenceLine first, List<Integer> numbers) {

    /** One more error is no kind of its own, nor is what goes under among many others. */
    boolean recurs(int most, int again) {
      return numbers.size() >= again && SHARE * numbers.size() >= most;
    }
  }

  /** Kinds that share a word are to recur; types that errors give themselves speak for it once. */
  static void add(Findings found) {
    if (!add(kinds(found), AGAIN, found)) {
      add(types(found), 1, found);
    }
  }

  private static boolean add(Map<String, Kind> kinds, int again, Findings found) {
    int most = kinds.values().stream().mapToInt(kind -> kind.numbers().size()).max().orElse(0);
    long comparable = kinds.values().stream().filter(kind -> kind.recurs(most, again)).count();
    if (comparable >= SEVERAL) {
      kinds.values().removeIf(kind -> kind.numbers().size() < again);
      found.add(
          numbers(kinds),
          kinds.values().iterator().next().first().object(),
          "error_kinds",
          "errors of %d different kinds in the logs: %s".formatted(kinds.size(), told(kinds)));
    }
    return comparable >= SEVERAL;
  }

  private static Map<String, Kind> types(Findings found) {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    ErrorTypes types = new ErrorTypes();
    for (Fact fact : found.facts()) {
      EvidenceLine line = fact.line();
      if (line.kind().equals("log")) {
        types.next(line.text()).ifPresent(type -> add(kinds, type, fact));
      }
    }
    return kinds;
  }

  private static void add(Map<String, Kind> kinds, String name, Fact fact) {
    kinds
        .computeIfAbsent(name, _ -> new Kind(fact.line(), new ArrayList<>()))
        .numbers()
        .addAll(fact.numbers());
  }

  private static Map<String, Kind> kinds(Findings found) {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    for (Fact fact : found.facts()) {
      EvidenceLine line = fact.line();
      if (line.kind().equals("log") && ERROR.matcher(line.text()).find()) {
        KINDS.entrySet().stream()
            .filter(kind -> kind.getValue().matcher(line.text()).find())
            .findFirst()
            .ifPresent(kind -> add(kinds, kind.getKey(), fact));
      }
    }
    return kinds;
  }

  /** The first of each kind, then all. */
  private static List<Integer> numbers(Map<String, Kind> kinds) {
    return Stream.concat(
            kinds.values().stream().map(kind -> kind.first().number()),
            kinds.values().stream().flatMap(kind -> kind.numbers().stream()).sorted())
        .distinct()
        .toList();
  }

  private static String told(Map<String, Kind> kinds) {
    return kinds.entrySet().stream()
        .map(
            kind ->
                around(
                    kind.getValue().first().text(),
                    KINDS.getOrDefault(kind.getKey(), ErrorTypes.TYPE)))
        .collect(Collectors.joining("; "));
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
