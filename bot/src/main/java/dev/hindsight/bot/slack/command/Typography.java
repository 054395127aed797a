package dev.hindsight.bot.slack.command;

/** What phones and copying make of plain characters; pure. */
final class Typography {

  private Typography() {}

  /** Nothing invisible, only plain spaces; lines, quotes and dashes as they were typed. */
  static String seen(String text) {
    return text.replaceAll("\\p{Cf}", "").replaceAll("[\\u00A0\\u2007\\u202F\\t\\r]", " ").strip();
  }

  /** Every dash as a hyphen. */
  static String dashes(String text) {
    return text.replaceAll("[\\u2010-\\u2015\\u2212\\uFE58\\uFE63\\uFF0D]", "-");
  }

  /** Whether a quotation may begin or end here; quotes of one kind end each other. */
  static boolean isQuote(char c) {
    return family(c) != 0;
  }

  /** Whether the one ends what the other began. */
  static boolean ends(char close, char open) {
    return family(open) != 0 && family(close) == family(open);
  }

  private static int family(char c) {
    return switch (c) {
      case '"', '\u201C', '\u201D', '\u201E', '\u201F', '\u00AB', '\u00BB' -> 2;
      case '\'', '\u2018', '\u2019', '\u201A', '\u201B', '\u2039', '\u203A' -> 1;
      case '`' -> 3;
      default -> 0;
    };
  }
}
