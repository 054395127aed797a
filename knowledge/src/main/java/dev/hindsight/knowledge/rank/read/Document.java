package dev.hindsight.knowledge.rank.read;

import dev.hindsight.knowledge.EvidenceLine;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Walks a parsed document and says in plain words what it recognises; the rest leaf by leaf. */
final class Document {

  private static final int DEEPEST = 12;
  private static final int LONG_TEXT = 200;

  private final Lines lines;
  private final Findings found;

  /** Leaves come in the order of the lines: what is said twice stands further down. */
  private int from;

  Document(Lines lines, Findings found) {
    this.lines = lines;
    this.found = found;
  }

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
        || SampleDocument.read(node, lines, found)
        || SeriesDocument.read(node, lines, found);
  }

  private void leaf(String path, JsonNode value) {
    String text = value.asString("");
    if (text.isBlank() || path.endsWith("failure_mode")) {
      return;
    }
    boolean packed = text.indexOf('\n') >= 0 || text.startsWith("[{") || text.startsWith("{\"");
    if (packed && lines.budget().isLeft()) {
      nested(text, lines, found, lines.kind());
    } else {
      String start = text.substring(0, Math.min(40, text.length()));
      int index = place(path, start);
      from = index;
      found.add(lines.number(index), lines.object(), lines.kind(), said(path, text));
    }
  }

  private static String said(String path, String text) {
    return path.isEmpty() || text.length() > LONG_TEXT || text.indexOf(' ') > 0
        ? text
        : path + ": " + text;
  }

  private int place(String path, String start) {
    if (lines.size() == 1) {
      return 0;
    }
    int next = lines.indexOf(from + 1, path, start);
    int first = next >= 0 ? next : lines.indexOf(0, path, start);
    return first > 0 ? first : Math.max(0, lines.indexOf(0, start));
  }

  /** Reads text that was packed into a value; it stands on all the lines of that value. */
  static void nested(String text, Lines lines, Findings found, String kind) {
    lines.budget().parsed(text.length());
    String first = text.lines().findFirst().orElse("").strip();
    Packed packed = Packed.of(text, first, lines);
    List<EvidenceLine> inner =
        text.lines()
            .map(line -> new EvidenceLine(packed.first(), lines.object(), kind, line))
            .toList();
    if (!inner.isEmpty()) {
      int before = found.facts().size();
      Reading.read(new Lines(inner, lines.budget()), found);
      found.standOn(before, packed.numbers());
    }
  }
}
