package dev.hindsight.knowledge.rank.read;

import dev.hindsight.knowledge.EvidenceLine;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Walks a parsed document and says in plain words what it recognises; the rest leaf by leaf. */
record Document(Lines lines, Findings found) {

  private static final int DEEPEST = 12;
  private static final int LONG_TEXT = 200;

  void read(JsonNode root) {
    visit(root, "", 0);
  }

  private void visit(JsonNode node, String path, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (node.isArray()) {
      for (JsonNode item : node) {
        visit(item, path, depth + 1);
      }
    } else if (node.isObject()) {
      if (!known(node)) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          visit(field.getValue(), field.getKey(), depth + 1);
        }
      }
    } else {
      leaf(path, node);
    }
  }

  private boolean known(JsonNode node) {
    return KubeDocument.read(node, lines, found)
        || ToolDocument.read(node, lines, found)
        || SeriesDocument.read(node, lines, found);
  }

  private void leaf(String path, JsonNode value) {
    String text = value.asString("");
    if (text.isBlank() || path.endsWith("failure_mode")) {
      return;
    }
    if (text.indexOf('\n') >= 0 || text.startsWith("[{") || text.startsWith("{\"")) {
      nested(text, lines, found, lines.kind());
    } else {
      String start = text.substring(0, Math.min(40, text.length()));
      int number = lines.numberOf(path, start);
      found.add(
          number == lines.number(0) ? lines.numberOf(start) : number,
          lines.object(),
          lines.kind(),
          said(path, text));
    }
  }

  private static String said(String path, String text) {
    return path.isEmpty() || text.length() > LONG_TEXT || text.indexOf(' ') > 0
        ? text
        : path + ": " + text;
  }

  /** Reads text that was packed into a value; all of it stands on the value's line. */
  static void nested(String text, Lines lines, Findings found, String kind) {
    String first = text.lines().findFirst().orElse("").strip();
    int number = lines.numberOf(first.substring(0, Math.min(30, first.length())).replace("\"", ""));
    List<EvidenceLine> inner =
        text.lines().map(line -> new EvidenceLine(number, lines.object(), kind, line)).toList();
    if (!inner.isEmpty()) {
      Reading.read(new Lines(inner), found);
    }
  }
}
