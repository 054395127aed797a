package dev.hindsight.bot.incident.text;

import java.util.regex.Pattern;

/**
 * Something that lines of logs and clusters say in many ways.
 *
 * @param name what it is, in two or three words
 * @param meaning what it means, for somebody who does not know the program; may be empty
 * @param fact whether the cluster says it, not the program
 */
record Sign(String name, String meaning, boolean fact, Pattern pattern) {

  static Sign fact(String name, String meaning, String regex) {
    return new Sign(name, meaning, true, compiled(regex));
  }

  static Sign said(String name, String meaning, String regex) {
    return new Sign(name, meaning, false, compiled(regex));
  }

  boolean in(String line) {
    return pattern.matcher(line).find();
  }

  private static Pattern compiled(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }
}
