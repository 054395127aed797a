package dev.hindsight.actions.script;

import java.util.regex.Pattern;

/** Words from outside for a comment: one line, whatever was in them. */
final class Line {

  // Besides CR and LF: what any reader of a file takes for the end of a line, and what hides text.
  private static final Pattern NOT_TEXT =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\u2028\\u2029]+");

  private Line() {}

  static String of(String text) {
    return NOT_TEXT.matcher(text).replaceAll(" ").strip();
  }
}
