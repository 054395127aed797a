package dev.hindsight.knowledge.rank.read;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON document, on one line or many; a broken one stays text. */
final class JsonForm implements Form {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_LINES = 6_000;
  private static final int SHORTEST = 8;

  @Override
  public int read(Lines lines, int at, Findings found) {
    String first = lines.text(at).strip();
    if (!(first.startsWith("{") || first.startsWith("[{") || first.equals("["))) {
      return at;
    }
    int end = end(lines, at);
    if (end == at) {
      return at;
    }
    Lines part = lines.part(at, end);
    StringBuilder text = new StringBuilder();
    part.all().forEach(line -> text.append(line.text()).append('\n'));
    if (text.length() > SHORTEST && parsed(text.toString(), part, found)) {
      return end;
    }
    lines.budget().parsed(text.length());
    return at;
  }

  private static boolean parsed(String text, Lines part, Findings found) {
    try {
      JsonNode node = JSON.readTree(text);
      new Document(part, found).read(node);
      return true;
    } catch (JacksonException _) {
      return false;
    }
  }

  /** The index after the line on which the first bracket closes; the start where it never does. */
  private static int end(Lines lines, int at) {
    int depth = 0;
    boolean quoted = false;
    int most = lines.budget().isLeft() ? MOST_LINES : 1;
    long scanned = 0;
    for (int i = at; i < Math.min(lines.size(), at + most); i++) {
      String text = lines.text(i);
      for (int c = 0; c < text.length(); c++) {
        char ch = text.charAt(c);
        if (quoted) {
          c += ch == '\\' ? 1 : 0;
          quoted = ch != '"';
        } else if (ch == '"') {
          quoted = true;
        } else if (ch == '{' || ch == '[') {
          depth++;
        } else if (ch == '}' || ch == ']') {
          depth--;
        }
      }
      if (depth <= 0) {
        return i + 1;
      }
      scanned += text.length();
    }
    // the next line will look at the same lines again
    lines.budget().scanned(scanned);
    return at;
  }
}
