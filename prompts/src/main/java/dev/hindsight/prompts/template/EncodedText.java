package dev.hindsight.prompts.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out Base64 whose text, once decoded, holds a secret.
 *
 * @param redactor what plain text goes through
 */
record EncodedText(UnaryOperator<String> redactor) implements UnaryOperator<String> {

  private static final Pattern BASE64 =
      Pattern.compile("(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/_-]{24,65536}+={0,2}(?![A-Za-z0-9+/_-])");

  @Override
  public String apply(String text) {
    return BASE64
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    hides(found.group()) ? SecretPattern.placeholder("encoded") : found.group()));
  }

  private boolean hides(String encoded) {
    String plain = decoded(encoded);
    return !plain.isEmpty() && !redactor.apply(plain).equals(plain);
  }

  /** Empty where it is no text. */
  private static String decoded(String encoded) {
    try {
      byte[] bytes = Base64.getDecoder().decode(encoded.replace('-', '+').replace('_', '/'));
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t')
          ? text
          : "";
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return "";
    }
  }
}
