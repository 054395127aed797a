package dev.hindsight.actions.script;

import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Values as Python's own literals. */
final class PythonText {

  private PythonText() {}

  /** A tree; what does not fit a line goes over several. */
  static String of(JsonNode value, int indent) {
    String line = line(value);
    return line.length() + indent < 110 || !value.isContainer() || value.isEmpty()
        ? line
        : open(value, indent + 4);
  }

  private static String open(JsonNode value, int indent) {
    String pad = " ".repeat(indent);
    String end = " ".repeat(indent - 4);
    if (value.isArray()) {
      return value.values().stream()
          .map(v -> pad + of(v, indent) + ",\n")
          .collect(Collectors.joining("", "[\n", end + "]"));
    }
    return value.properties().stream()
        .map(e -> "%s%s: %s,\n".formatted(pad, literal(e.getKey()), of(e.getValue(), indent)))
        .collect(Collectors.joining("", "{\n", end + "}"));
  }

  private static String line(JsonNode value) {
    if (value.isArray()) {
      return value.values().stream()
          .map(PythonText::line)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value.isObject()) {
      return value.properties().stream()
          .map(PythonText::entry)
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value.isString()) {
      return literal(value.stringValue());
    }
    if (value.isBoolean()) {
      return value.booleanValue() ? "True" : "False";
    }
    return value.isNull() ? "None" : value.toString();
  }

  private static String entry(Map.Entry<String, JsonNode> entry) {
    return literal(entry.getKey()) + ": " + line(entry.getValue());
  }

  /** A text; letters and what a keyboard has stay readable, all else is escaped. */
  static String literal(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (Iterator<Integer> all = text.codePoints().iterator(); all.hasNext(); ) {
      int c = all.next();
      switch (c) {
        case '"', '\\' -> quoted.append('\\').appendCodePoint(c);
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> {
          if ((c >= ' ' && c < 0x7F) || (c > 0xA0 && Character.isLetterOrDigit(c))) {
            quoted.appendCodePoint(c);
          } else {
            quoted.append((c > 0xFFFF ? "\\U%08x" : "\\u%04x").formatted(c));
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
