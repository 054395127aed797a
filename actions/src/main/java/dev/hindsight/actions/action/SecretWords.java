package dev.hindsight.actions.action;

import java.util.regex.Pattern;

/** Whether a name or a text looks as if it held a secret; when in doubt it does. */
public final class SecretWords {

  private static final String WORDS =
      "passw|passphrase|passwd|pwd|secret|token|credential|api[-_.]?key|access[-_.]?key"
          + "|private[-_.]?key|auth[-_.]?key|encryption[-_.]?key|\\bdsn\\b|connection[-_.]?string";
  private static final Pattern NAME =
      Pattern.compile(
          WORDS + "|(^|[-_.])(pwd|key|auth|cert|dsn|pem)($|[-_.])", Pattern.CASE_INSENSITIVE);
  private static final Pattern TEXT =
      Pattern.compile(
          "("
              + WORDS
              + ")[\\w.-]*[\"']?\\s*[:=]|-----BEGIN|://[^/\\s:@]+:[^/\\s@]+@|\\bBearer\\s|\\beyJ[\\w-]{10}|\\bAKIA[0-9A-Z]{8}",
          Pattern.CASE_INSENSITIVE);

  private SecretWords() {}

  /** Whether what has this name may be a secret. */
  public static boolean named(String name) {
    return NAME.matcher(name).find();
  }

  /** Whether this text may hold one. */
  public static boolean in(String text) {
    return TEXT.matcher(text).find();
  }
}
