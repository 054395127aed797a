package dev.hindsight.knowledge.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Text without what no database takes and no screen shows: NUL, controls, half characters. */
final class Clean {

  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
  private static final Pattern HALVES = Pattern.compile("\\p{Cs}");
  private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n?");

  private Clean() {}

  static String text(String text) {
    String lines = LINE_ENDS.matcher(text).replaceAll("\n");
    String plain = CONTROLS.matcher(lines).replaceAll("");
    return HALVES.matcher(plain).replaceAll("\uFFFD");
  }

  /** For a message of one line. */
  static String line(String text) {
    return text(text).replaceAll("\\s+", " ").strip();
  }

  static Map<String, String> values(Map<String, String> map, UnaryOperator<String> change) {
    Map<String, String> changed = new LinkedHashMap<>();
    map.forEach((name, value) -> changed.put(change.apply(name), change.apply(value)));
    return changed;
  }
}
