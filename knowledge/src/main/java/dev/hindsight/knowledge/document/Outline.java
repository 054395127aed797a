package dev.hindsight.knowledge.document;

import java.util.ArrayList;
import java.util.List;

/** Collects a document's lines under its headings, one passage for each heading. */
final class Outline {

  private final String title;
  private final List<String> path = new ArrayList<>();
  private final List<Integer> levels = new ArrayList<>();
  private final List<Passage> passages = new ArrayList<>();
  private final StringBuilder body = new StringBuilder();

  Outline(String title) {
    this.title = title;
    path.add(title);
    levels.add(0);
  }

  void line(String line) {
    body.append(line).append('\n');
  }

  /** Begins what stands under a heading; the title told again begins nothing deeper. */
  void heading(int level, String text) {
    close();
    while (levels.getLast() >= level) {
      levels.removeLast();
      path.removeLast();
    }
    if (levels.size() > 1 || !text.equals(title)) {
      levels.addLast(level);
      path.addLast(text);
    }
  }

  /** All of them, in their order; a heading with nothing under it has none. */
  List<Passage> passages() {
    close();
    return List.copyOf(passages);
  }

  private void close() {
    String text = body.toString().strip();
    if (!text.isEmpty()) {
      passages.add(new Passage(path, text));
    }
    body.setLength(0);
  }
}
