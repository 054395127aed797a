package dev.hindsight.knowledge.store;

import dev.hindsight.knowledge.EvidenceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** Evidence as it is kept beside a lesson: bounded, and every line without its number. */
final class SeenJson {

  private static final int MOST_LINES = 600;
  private static final int MOST_CHARS = 500;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private SeenJson() {}

  /** One line, in the order of the names. */
  record Kept(String object, String kind, String text) {}

  static String write(List<EvidenceLine> lines, UnaryOperator<String> clean) {
    return JSON.writeValueAsString(
        lines.stream()
            .limit(MOST_LINES)
            .map(line -> new Kept(clean.apply(line.object()), line.kind(), cut(line, clean)))
            .toList());
  }

  private static String cut(EvidenceLine line, UnaryOperator<String> clean) {
    String text = clean.apply(line.text());
    return text.substring(0, Math.min(MOST_CHARS, text.length()));
  }

  static List<EvidenceLine> read(String json) {
    List<EvidenceLine> lines = new ArrayList<>();
    for (Kept kept : JSON.readValue(json, Kept[].class)) {
      lines.add(new EvidenceLine(lines.size() + 1, kept.object(), kept.kind(), kept.text()));
    }
    return lines;
  }
}
