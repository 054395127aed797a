package dev.hindsight.prompts.template;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One shape of secret: what the pattern's group {@code secret} matches is replaced; a match without
 * it is passed over.
 *
 * <p>Every repetition in a pattern is bounded or possessive and starts at a boundary, so that no
 * input makes matching slower than linear.
 *
 * @param hints one of which every match holds, in lower case, to pass over most texts quickly;
 *     where there are none every text is looked at
 */
record SecretPattern(String kind, List<String> hints, Pattern pattern) {

  /** What a secret must not start within: the middle of a longer word. */
  static final String NOT_IN_WORD = "(?<![A-Za-z0-9_-])";

  static SecretPattern of(String kind, List<String> hints, String regex) {
    return new SecretPattern(kind, hints, Pattern.compile(regex));
  }

  static SecretPattern of(String kind, String hint, String regex) {
    return of(kind, List.of(hint), regex);
  }

  /** What stands for a secret of the kind. */
  static String placeholder(String kind) {
    return "[redacted:" + kind + "]";
  }

  /** Goes through all of them in turn. */
  static String redact(List<SecretPattern> patterns, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String result = text;
    for (SecretPattern pattern : patterns) {
      if (pattern.hints.isEmpty() || pattern.hints.stream().anyMatch(lower::contains)) {
        result = pattern.redact(result);
      }
    }
    return result;
  }

  private String redact(String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int copied = 0;
    do {
      if (matcher.start("secret") >= 0) {
        out.append(text, copied, matcher.start("secret")).append(placeholder(kind));
        copied = matcher.end("secret");
      }
    } while (matcher.find());
    return out.append(text, copied, text.length()).toString();
  }
}
