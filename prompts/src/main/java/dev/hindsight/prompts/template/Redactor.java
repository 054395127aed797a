package dev.hindsight.prompts.template;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Replaces secrets and e-mail addresses in any text by {@code [redacted:kind]}.
 *
 * <p>Pure, and the same applied twice. Text beyond {@value #MAX_CHARS} characters is cut, because
 * what was not read must not pass.
 */
public final class Redactor implements UnaryOperator<String> {

  /** The longest text that is read, in UTF-16 characters. */
  public static final int MAX_CHARS = 1 << 20;

  private static final String UNSEEN =
      "[\\u00ad\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff]";
  private static final String CUT = "[redacted:too-long]";

  /** Characters that show nothing, inside or next to plain text: they would hide a name. */
  private static final Pattern INVISIBLE =
      Pattern.compile("(?<=[ -~])UNSEEN++|(?<!UNSEEN)UNSEEN++(?=[ -~])".replace("UNSEEN", UNSEEN));

  private final List<SecretPattern> patterns = SecretPatterns.all();

  @Override
  public String apply(String text) {
    boolean whole = text.length() <= MAX_CHARS;
    String result = whole ? text : text.substring(0, MAX_CHARS - CUT.length());
    result = INVISIBLE.matcher(result).replaceAll("");
    for (SecretPattern pattern : patterns) {
      result = pattern.redact(result);
    }
    return whole ? result : result + CUT;
  }
}
