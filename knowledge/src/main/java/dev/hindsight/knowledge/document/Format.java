package dev.hindsight.knowledge.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be read, told by the ending of a file's name. */
enum Format {
  MARKDOWN(10, " md markdown mdown mkd mdx "),
  HTML(10, " html htm xhtml "),
  PDF(50, " pdf "),
  TEXT(10, " txt text "),
  JSON_LINES(4_096, " jsonl ndjson ");

  private static final long MIB = 1 << 20;

  private final long most;
  private final String endings;

  Format(int mebibytes, String endings) {
    this.most = mebibytes * MIB;
    this.endings = endings;
  }

  static Optional<Format> of(String name) {
    String ending = " " + ending(name) + " ";
    return Arrays.stream(values()).filter(format -> format.endings.contains(ending)).findFirst();
  }

  /** In lower case without the dot; empty where there is none. */
  static String ending(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** The most bytes that a file may have. */
  long most() {
    return most;
  }
}
