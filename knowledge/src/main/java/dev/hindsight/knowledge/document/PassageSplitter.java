package dev.hindsight.knowledge.document;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts Markdown at its headings; each passage keeps the headings above it. */
final class PassageSplitter {

  private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,6})\\s+(.+?)\\s*#*");
  private static final Pattern FENCE = Pattern.compile("\\s{0,3}(?<sign>`{3,}|~{3,})(?<info>.*)");
  private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(?:={2,}|-{3,})\\s*");
  private static final Pattern NO_TEXT = Pattern.compile("\\s*(?:[-*+>|#=].*|\\d+[.)].*|    .*)?");

  private final Outline outline;
  private String fence = "";
  private Optional<String> waiting = Optional.empty();
  private boolean alone = true;

  private PassageSplitter(String title) {
    outline = new Outline(title);
  }

  static List<Passage> split(String title, String markdown) {
    PassageSplitter splitter = new PassageSplitter(title);
    markdown.lines().forEach(splitter::read);
    splitter.flush();
    return splitter.outline.passages();
  }

  private void read(String line) {
    Matcher heading = HEADING.matcher(line);
    if (fenced(line)) {
      flush();
      outline.line(line);
      alone = false;
    } else if (heading.matches()) {
      flush();
      outline.heading(heading.group(1).length(), heading.group(2));
      alone = true;
    } else if (waiting.isPresent() && UNDERLINE.matcher(line).matches()) {
      outline.heading(line.strip().startsWith("=") ? 1 : 2, waiting.get().strip());
      waiting = Optional.empty();
      alone = true;
    } else {
      text(line);
    }
  }

  /** A line of text that stands alone may turn out to be underlined. */
  private void text(String line) {
    flush();
    if (alone && !NO_TEXT.matcher(line).matches()) {
      waiting = Optional.of(line);
    } else {
      outline.line(line);
    }
    alone = line.isBlank();
  }

  private void flush() {
    waiting.ifPresent(outline::line);
    waiting = Optional.empty();
  }

  /** A comment in a shell example also starts with #; the line that ends it belongs to it. */
  private boolean fenced(String line) {
    Matcher found = FENCE.matcher(line);
    if (!found.matches()) {
      return !fence.isEmpty();
    }
    if (fence.isEmpty()) {
      fence = found.group("sign");
    } else if (found.group("sign").startsWith(fence) && found.group("info").isBlank()) {
      fence = "";
    }
    return true;
  }
}
