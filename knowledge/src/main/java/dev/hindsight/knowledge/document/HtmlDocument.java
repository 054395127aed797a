package dev.hindsight.knowledge.document;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Reads a page of HTML: its main part, by headings; nothing is fetched. */
final class HtmlDocument {

  private static final int DEEPEST = 2_000;
  private static final int MOST_ELEMENTS = 500_000;
  private static final String NOISE =
      "script, style, noscript, template, nav, header nav, footer, aside, form, button, iframe,"
          + " svg, [hidden], [aria-hidden=true], [role=navigation]";

  private HtmlDocument() {}

  static Draft read(String stem, byte[] bytes) throws Unreadable {
    return read(stem, bytes, Bounded.LIMIT);
  }

  static Draft read(String stem, byte[] bytes, Duration limit) throws Unreadable {
    elements(bytes);
    return Bounded.work(
        () -> whole(stem, bytes),
        limit,
        cause -> new Unreadable("is no HTML that can be read: " + cause.getMessage(), cause));
  }

  private static Draft whole(String stem, byte[] bytes) throws Unreadable, IOException {
    Document page = parsed(bytes);
    page.select(NOISE).remove();
    Element main =
        Optional.ofNullable(page.selectFirst("main, [role=main], article")).orElse(page.body());
    List<Element> tops = main.select("h1");
    String title =
        Optional.of(page.title().strip())
            .filter(text -> !text.isEmpty() && tops.size() != 1)
            .or(() -> tops.stream().map(Element::text).filter(t -> !t.isBlank()).findFirst())
            .orElse(page.title().isBlank() ? DocumentReader.titled(stem) : page.title().strip());
    Lines lines = new Lines(new Outline(title));
    main.traverse(lines);
    return new Draft(title, facts(page), lines.finished());
  }

  /** Each of them costs many times its letters. */
  private static void elements(byte[] bytes) throws Unreadable {
    int elements = 0;
    for (byte b : bytes) {
      if (b == 0) {
        throw new Unreadable("is binary, not text");
      }
      elements += b == '<' ? 1 : 0;
    }
    if (elements > MOST_ELEMENTS) {
      throw new Unreadable("has more than " + MOST_ELEMENTS + " elements");
    }
  }

  private static Document parsed(byte[] bytes) throws Unreadable, IOException {
    // by the page's own declaration, else UTF-8
    Document page = Jsoup.parse(Bounded.stream(bytes), null, "");
    Depth depth = new Depth();
    page.traverse(depth);
    if (depth.deepest > DEEPEST) {
      throw new Unreadable("is nested more than " + DEEPEST + " elements deep");
    }
    return page;
  }

  private static Facts facts(Document page) {
    Optional<String> url =
        Optional.ofNullable(page.selectFirst("link[rel=canonical]"))
            .map(link -> link.attr("href").strip())
            .filter(href -> !href.isEmpty());
    return new Facts(Optional.empty(), List.of(), List.of(), url, Map.of(), Optional.empty());
  }

  private static final class Depth implements NodeVisitor {
    private int deepest;

    @Override
    public void head(Node node, int depth) {
      Bounded.check();
      deepest = Math.max(deepest, depth);
    }
  }

  /** Turns elements into lines: items with a dash, code fenced, a table's row in one line. */
  private static final class Lines implements NodeVisitor {

    private final Outline outline;
    private final StringBuilder line = new StringBuilder();
    private int preformatted;
    private int heading;

    Lines(Outline outline) {
      this.outline = outline;
    }

    List<Passage> finished() {
      flush();
      return outline.passages();
    }

    @Override
    public void head(Node node, int depth) {
      Bounded.check();
      switch (node) {
        case TextNode text when preformatted > 0 -> line.append(text.getWholeText());
        case TextNode text when heading == 0 -> line.append(text.text());
        case Element element -> begin(element);
        default -> {}
      }
    }

    private void begin(Element element) {
      String name = element.normalName();
      if (rank(name) > 0) {
        flush();
        // a heading in a heading is part of its text
        if (heading++ == 0 && !element.text().isBlank()) {
          outline.heading(rank(name), element.text().strip());
        }
      } else if (name.equals("pre")) {
        flush();
        preformatted++;
      } else if (name.equals("li")) {
        flush();
        line.append("- ");
      } else if (name.equals("br")) {
        line.append('\n');
      } else if (name.equals("td") || name.equals("th")) {
        line.append(line.toString().isBlank() ? "" : " | ");
      } else if (element.isBlock()) {
        flush();
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (!(node instanceof Element element)) {
        return;
      }
      String name = element.normalName();
      if (rank(name) > 0) {
        heading--;
      } else if (name.equals("pre")) {
        preformatted--;
        code();
      } else if (name.equals("p") || name.equals("ul") || name.equals("ol")) {
        flush();
        outline.line("");
      } else if (element.isBlock() && !name.equals("td") && !name.equals("th")) {
        flush();
      }
    }

    private void code() {
      if (preformatted == 0 && !line.toString().isBlank()) {
        outline.line("```");
        line.toString().stripTrailing().lines().forEach(outline::line);
        outline.line("```");
      }
      line.setLength(preformatted == 0 ? 0 : line.length());
    }

    private void flush() {
      if (preformatted > 0) {
        return;
      }
      String text = line.toString().strip();
      if (!text.isEmpty() && !text.equals("-")) {
        outline.line(text);
      }
      line.setLength(0);
    }

    private static int rank(String name) {
      boolean ranked = name.length() == 2 && name.charAt(0) == 'h';
      int rank = ranked ? Character.digit(name.charAt(1), 10) : 0;
      return rank >= 1 && rank <= 6 ? rank : 0;
    }
  }
}
