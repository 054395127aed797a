package dev.hindsight.knowledge.document;

import dev.hindsight.knowledge.document.Runbook.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts Markdown at its headings; each passage keeps the headings above it. */
final class PassageSplitter {

  private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.+?)\\s*#*");
  private static final Pattern FENCE = Pattern.compile("\\s{0,3}(?:```|~~~).*");

  private final List<String> path = new ArrayList<>();
  private final List<Integer> levels = new ArrayList<>();
  private final List<Passage> passages = new ArrayList<>();
  private final StringBuilder body = new StringBuilder();
  private boolean fenced;

  private PassageSplitter(String title) {
    path.add(title);
    levels.add(0);
  }

  static List<Passage> split(String title, String markdown) {
    PassageSplitter splitter = new PassageSplitter(title);
    markdown.lines().forEach(splitter::read);
    splitter.close();
    return splitter.passages;
  }

  private void read(String line) {
    fenced ^= FENCE.matcher(line).matches();
    Matcher heading = HEADING.matcher(line);
    // a comment in a shell example also starts with #
    if (fenced || !heading.matches()) {
      body.append(line).append('\n');
      return;
    }
    close();
    int level = heading.group(1).length();
    while (levels.getLast() >= level) {
      levels.removeLast();
      path.removeLast();
    }
    levels.addLast(level);
    path.addLast(heading.group(2));
  }

  private void close() {
    String text = body.toString().strip();
    if (!text.isEmpty()) {
      passages.add(new Passage(path, text));
    }
    body.setLength(0);
  }
}
