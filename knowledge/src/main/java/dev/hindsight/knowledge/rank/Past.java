package dev.hindsight.knowledge.rank;

import java.util.regex.Pattern;

/** Recognises what a line itself says was hours ago: an old event, the end of an old run. */
final class Past {

  private static final String AGE = "\\(\\d{1,6} (?:min|h|days) ago\\)";

  private static final Pattern EVENT = Pattern.compile("^\\S{1,20} \\S{1,100} x\\d{1,9} " + AGE);

  private static final Pattern RUN =
      Pattern.compile("(?:, )?restarts \\d{1,9}, last terminated [^,()\\n]{1,200} " + AGE);

  private Past() {}

  static boolean isOne(String kind, String text) {
    return kind.equals("event") && EVENT.matcher(text).find();
  }

  /** The text without the part that is long past. */
  static String without(String kind, String text) {
    boolean container =
        kind.equals("container") || (kind.equals("state") && text.startsWith("container "));
    return container ? RUN.matcher(text).replaceFirst("") : text;
  }
}
