package dev.hindsight.prompts.template;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Replaces secrets, and by policy what tells of people, in any text by {@code [redacted:kind]}.
 *
 * <p>Pure, and the same applied twice. Text beyond {@value #MAX_CHARS} characters is cut, because
 * what was not read must not pass.
 */
public final class Redactor implements UnaryOperator<String> {

  /** The longest text that is read, in UTF-16 characters. */
  public static final int MAX_CHARS = 1 << 20;

  private static final String UNSEEN =
      "\\u00ad\\u034f\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff";

  /** They choose the look of the character before, which for plain text is none. */
  private static final String LOOKS = "\\ufe00-\\ufe0f";

  private static final String CUT = "[redacted:too-long]";

  /** Characters that show nothing, inside or next to plain text: they would hide a name. */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "(?<=[ -~])[UNSEENLOOKS]++(?!\\u20e3)|(?<![UNSEEN])[UNSEEN]++(?=[ -~])"
              .replace("UNSEEN", UNSEEN)
              .replace("LOOKS", LOOKS));

  /**
   * Colours, titles and links of a terminal, also as JSON writes them; they part name and value.
   */
  private static final Pattern TERMINAL =
      Pattern.compile(
          "ESC\\[[0-9;:?<=>]{0,64}+[ -/]{0,8}+[@-~]|ESC\\][^\\x07\\x1b\\n\\\\]{0,2048}+(?:\\x07|\\\\u0007|ESC\\\\{1,2})"
              .replace("ESC", "(?:\\x1b|\\\\u001[bB]|\\\\x1[bB]|\\\\033)"));

  /** The most specific first, so that a secret gets its own kind. */
  private static final List<SecretPattern> SECRETS =
      Stream.of(
              KeyPatterns.all(),
              TokenPatterns.all(),
              HeaderPatterns.all(),
              CommandPatterns.all(),
              NamedPatterns.all(),
              List.of(TokenPatterns.awsSecret()))
          .flatMap(List::stream)
          .toList();

  private final SecretManifests manifests = new SecretManifests();

  /** Twice, as a Secret of Kubernetes with encoded settings is. */
  private final EncodedText encoded =
      new EncodedText(text -> new EncodedText(Redactor::secrets).apply(secrets(text)));

  private final PercentText percent =
      new PercentText(text -> new EncodedText(Redactor::secrets).apply(secrets(text)));

  private final List<SecretPattern> people;

  /** By the usual policy. */
  public Redactor() {
    this(RedactionPolicy.USUAL);
  }

  public Redactor(RedactionPolicy policy) {
    people = PersonalPatterns.of(policy);
  }

  @Override
  public String apply(String text) {
    boolean whole = text.length() <= MAX_CHARS;
    String read = whole ? text : text.substring(0, MAX_CHARS - CUT.length());
    String seen = INVISIBLE.matcher(TERMINAL.matcher(read).replaceAll("")).replaceAll("");
    String clean = encoded.apply(percent.apply(secrets(manifests.apply(seen))));
    return SecretPattern.redact(people, clean) + (whole ? "" : CUT);
  }

  private static String secrets(String text) {
    return SecretPattern.redact(SECRETS, text);
  }
}
