package dev.hindsight.prompts.template;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URLDecoder;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out what an address has written with percent signs, up to twice, where its text, once
 * decoded, holds a secret.
 *
 * @param redactor what plain text goes through
 */
record PercentText(UnaryOperator<String> redactor) implements UnaryOperator<String> {

  private static final Pattern RUN =
      Pattern.compile("(?<!LETTER)LETTER{4,}+".replace("LETTER", "[A-Za-z0-9._~+!*'()%-]"));
  private static final Pattern SIGNS = Pattern.compile("%[0-9A-Fa-f]{2}");
  private static final int TIMES = 2;

  @Override
  public String apply(String text) {
    return text.indexOf('%') < 0
        ? text
        : RUN.matcher(text).replaceAll(found -> Matcher.quoteReplacement(without(found.group())));
  }

  private String without(String found) {
    String plain = found;
    for (int time = 0; time < TIMES && SIGNS.matcher(plain).find(); time++) {
      plain = decoded(plain);
      if (hides(plain) || hides(plain.replace('+', ' '))) {
        return SecretPattern.placeholder("encoded");
      }
    }
    return found;
  }

  private boolean hides(String plain) {
    return !redactor.apply(plain).equals(plain);
  }

  /** Byte by byte: a secret's name and signs are plain letters in any case. */
  private static String decoded(String encoded) {
    return SIGNS
        .matcher(encoded)
        .replaceAll(sign -> Matcher.quoteReplacement(URLDecoder.decode(sign.group(), ISO_8859_1)));
  }
}
