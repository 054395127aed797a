package dev.hindsight.prompts.template;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Replaces secrets and e-mail addresses in any text by {@code [redacted:kind]}.
 *
 * <p>Pure, and the same applied twice. Text beyond {@value #MAX_CHARS} characters is cut, because
 * what was not read must not pass.
 */
public final class Redactor implements UnaryOperator<String> {

  /** The longest text that is read, in UTF-16 characters. */
  public static final int MAX_CHARS = 1 << 20;

  private static final String CUT = "[redacted:too-long]";

  private final List<SecretPattern> patterns = SecretPatterns.all();

  @Override
  public String apply(String text) {
    boolean whole = text.length() <= MAX_CHARS;
    String result = whole ? text : text.substring(0, MAX_CHARS - CUT.length());
    for (SecretPattern pattern : patterns) {
      result = pattern.redact(result);
    }
    return whole ? result : result + CUT;
  }
}
