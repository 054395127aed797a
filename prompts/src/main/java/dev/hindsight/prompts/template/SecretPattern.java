package dev.hindsight.prompts.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One shape of secret: what the pattern's group {@code secret} matches is replaced. */
record SecretPattern(String kind, Pattern pattern) {

  static SecretPattern of(String kind, String regex) {
    return new SecretPattern(kind, Pattern.compile(regex));
  }

  String redact(String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int copied = 0;
    do {
      out.append(text, copied, matcher.start("secret"));
      out.append("[redacted:").append(kind).append(']');
      copied = matcher.end("secret");
    } while (matcher.find());
    return out.append(text, copied, text.length()).toString();
  }
}
