package dev.hindsight.knowledge.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Reads one file of any format but lines of JSON. */
final class DocumentReader {

  private static final String LFS = "version https://git-lfs.github.com/spec/";
  static final int MOST_TEXT = 1_000_000;

  private DocumentReader() {}

  /**
   * Reads a file's bytes.
   *
   * @param stem the file's name without its ending
   */
  static Draft read(Format format, String stem, byte[] bytes) throws Unreadable {
    Draft draft =
        switch (format) {
          case MARKDOWN -> MarkdownDocument.read(stem, text(bytes));
          case HTML -> HtmlDocument.read(stem, bytes);
          case PDF -> PdfDocument.read(stem, bytes);
          case TEXT -> plain(stem, text(bytes));
          case JSON_LINES -> throw new IllegalArgumentException("lines are read one by one");
        };
    return checked(draft).withAlertsOfHeadings(stem);
  }

  static Draft checked(Draft draft) throws Unreadable {
    long size = draft.sections().stream().mapToLong(section -> section.body().length()).sum();
    if (size == 0) {
      throw new Unreadable("has no text");
    }
    if (size > MOST_TEXT) {
      throw new Unreadable("has more than " + MOST_TEXT + " characters of text");
    }
    return draft;
  }

  /** {@code pod-not-ready} reads Pod not ready. */
  static String titled(String stem) {
    String words = stem.replaceAll("[-_]+", " ").strip();
    return words.isEmpty()
        ? stem
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  static String text(byte[] bytes) throws Unreadable {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
      if (unmarked.indexOf('\0') >= 0) {
        throw new Unreadable("is binary, not text");
      }
      if (unmarked.startsWith(LFS)) {
        throw new Unreadable("is only a Git LFS pointer: fetch the file itself with git lfs pull");
      }
      return unmarked;
    } catch (CharacterCodingException e) {
      throw new Unreadable("is not UTF-8 text", e);
    }
  }

  private static Draft plain(String stem, String text) {
    String title = titled(stem);
    return new Draft(title, Facts.NONE, List.of(new Passage(List.of(title), text.strip())));
  }
}
