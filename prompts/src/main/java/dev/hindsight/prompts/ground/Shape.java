package dev.hindsight.prompts.ground;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a sentence looks like, before its words are read. */
final class Shape {

  private static final int SHORTEST = 12;
  private static final int LONGEST = 300;
  private static final Pattern LINK =
      Pattern.compile("(?i)://|\\bwww\\.|\\b(?:mailto|tel|javascript|data|slack):|\\]\\(");

  /**
   * The name of a site, as an image's registry may be, or an address to call up; a stranger's line
   * may not give it. The class of an error is no site.
   */
  private static final Pattern SITE =
      Pattern.compile(
          "(?i)[a-z0-9-]\\.(?:[a-z]{2,12}(?-i:(?<!Error|Exception))|xn--[a-z0-9-]{1,59})(?:[/:?#]|$)"
              + "|(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}[/:]");

  private static final Pattern MENTION = Pattern.compile("(?:^|[^\\w/.:-])[@＠#]\\w|<[@!#]");
  private static final Pattern MARKUP = Pattern.compile("[<*_~`|{}\\\\^]");
  private static final Pattern FINAL = Pattern.compile("[.,;:]+$");
  private static final Pattern HIDDEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\u2028\\u2029]");

  private Shape() {}

  static Optional<String> objection(String text, Cited cited) {
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      return Optional.of("it has %d characters".formatted(text.length()));
    }
    if (HIDDEN.matcher(text).find()) {
      return Optional.of("it has characters that do not show");
    }
    if (LINK.matcher(text).find()) {
      return Optional.of("it links to somewhere");
    }
    if (MENTION.matcher(text).find()) {
      return Optional.of("it mentions somebody");
    }
    if (Tokens.of(text).stream()
        .anyMatch(word -> SITE.matcher(word).find() && !ours(word, cited))) {
      return Optional.of("it names a site");
    }
    return Stream.of(text.split("\\s+"))
        .filter(
            word -> MARKUP.matcher(word).find() && !cited.has(FINAL.matcher(word).replaceFirst("")))
        .findFirst()
        .map(_ -> "it has markup");
  }

  private static boolean ours(String word, Cited cited) {
    return cited.trusted().contains(Tokens.lower(word));
  }
}
