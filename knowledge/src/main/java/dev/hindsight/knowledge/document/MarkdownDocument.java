package dev.hindsight.knowledge.document;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads Markdown with or without YAML front matter. */
final class MarkdownDocument {

  private static final int LONGEST_FRONT = 16_384;
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern FRONT = Pattern.compile("(?m)^(?:---|\\.\\.\\.)[ \\t]*$");
  private static final Pattern MARKS = Pattern.compile("(?<!\\w)[*_`]+|[*_`]+(?!\\w)");
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");

  private MarkdownDocument() {}

  static Draft read(String stem, String text) {
    String all = text.replaceAll("\\r\\n?", "\n");
    Optional<Integer> end = frontEnd(all);
    Optional<Facts> front = end.flatMap(at -> facts(all.substring(4, at)));
    Facts facts = front.orElse(Facts.NONE);
    // what is no front matter after all is text
    String body = front.isEmpty() ? all : afterLine(all, end.orElse(0));
    List<Passage> sections = PassageSplitter.split("", COMMENT.matcher(body).replaceAll(""));
    String title =
        facts.title().or(() -> firstHeading(sections)).orElse(DocumentReader.titled(stem));
    return new Draft(title, facts, under(title, sections));
  }

  /** Where the line that ends the front matter begins. */
  private static Optional<Integer> frontEnd(String text) {
    if (!text.startsWith("---\n")) {
      return Optional.empty();
    }
    Matcher end = FRONT.matcher(text.substring(0, Math.min(LONGEST_FRONT, text.length())));
    return end.find(4) ? Optional.of(end.start()) : Optional.empty();
  }

  private static String afterLine(String text, int start) {
    int end = text.indexOf('\n', start);
    return end < 0 ? "" : text.substring(end + 1);
  }

  private static Optional<Facts> facts(String yaml) {
    try {
      JsonNode front = YAML.readTree(yaml);
      return front.isObject() ? Optional.of(new FactNames(front).facts()) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** The only heading of the highest rank is the title. */
  private static Optional<String> firstHeading(List<Passage> sections) {
    List<String> tops =
        sections.stream()
            .filter(section -> section.headingPath().size() > 1)
            .map(section -> section.headingPath().get(1))
            .distinct()
            .limit(2)
            .toList();
    return tops.size() == 1 ? Optional.of(plain(tops.getFirst())) : Optional.empty();
  }

  private static List<Passage> under(String title, List<Passage> sections) {
    return sections.stream()
        .map(
            section -> {
              List<String> path =
                  section.headingPath().stream().skip(1).map(MarkdownDocument::plain).toList();
              boolean told = !path.isEmpty() && path.getFirst().equals(title);
              Outline outline = new Outline(title);
              List<String> below = told ? path.subList(1, path.size()) : path;
              for (int i = 0; i < below.size(); i++) {
                outline.heading(i + 1, below.get(i));
              }
              outline.line(section.body());
              return outline.passages();
            })
        .flatMap(List::stream)
        .toList();
  }

  /** A heading without its emphasis. */
  private static String plain(String heading) {
    String plain = MARKS.matcher(heading).replaceAll("").strip();
    return plain.isEmpty() ? heading : plain;
  }
}
