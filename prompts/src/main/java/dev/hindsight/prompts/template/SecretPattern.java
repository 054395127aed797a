package dev.hindsight.prompts.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One shape of secret: what the pattern's group {@code secret} matches is replaced; a match without
 * it is passed over.
 *
 * @param hint what every match holds, to pass over most texts quickly; may be empty
 */
record SecretPattern(String kind, String hint, Pattern pattern) {

  static SecretPattern of(String kind, String regex) {
    return of(kind, "", regex);
  }

  static SecretPattern of(String kind, String hint, String regex) {
    return new SecretPattern(kind, hint, Pattern.compile(regex));
  }

  String redact(String text) {
    if (!text.contains(hint)) {
      return text;
    }
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int copied = 0;
    do {
      if (matcher.start("secret") >= 0) {
        out.append(text, copied, matcher.start("secret"));
        out.append("[redacted:").append(kind).append(']');
        copied = matcher.end("secret");
      }
    } while (matcher.find());
    return out.append(text, copied, text.length()).toString();
  }
}
