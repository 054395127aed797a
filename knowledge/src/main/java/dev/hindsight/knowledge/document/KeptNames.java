package dev.hindsight.knowledge.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What documents are called where they are kept: redacted as their text is, and still different.
 *
 * @param redactor takes the secrets out of a text
 */
record KeptNames(UnaryOperator<String> redactor) {

  private static final int WORDS = 60;

  /** A path with slashes; what is below a directory begins with the directory's kept name. */
  String path(String path) {
    return Arrays.stream(path.split("/", -1)).map(this::part).collect(Collectors.joining("/"));
  }

  /** One of many in a file. */
  String path(String file, String id) {
    return path(file) + "#" + part(id);
  }

  String text(String text) {
    return redactor.apply(Clean.line(text));
  }

  /** Two names that differ in their secrets only are two names. */
  private String part(String name) {
    String redacted = text(name);
    return redacted.equals(Clean.line(name))
        ? redacted
        : redacted + "~" + ContentHash.shortOf(name);
  }

  /**
   * For people by its beginning, unique by its end.
   *
   * @param path as it is kept
   */
  String slug(String stem, ImportSource source, String path) {
    String words = text(stem).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String trimmed = words.replaceAll("^-|-$", "");
    String start = trimmed.substring(0, Math.min(WORDS, trimmed.length()));
    String place = source.ownName() ? "" : source.place() + "\n";
    String end = ContentHash.shortOf(source.name() + "\n" + place + path);
    return (start.isEmpty() ? "document" : start) + "-" + end;
  }
}
