package dev.hindsight.prompts.template;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out Base64 whose text, once decoded, holds a secret, also on lines of a fixed length.
 *
 * @param redactor what plain text goes through
 */
record EncodedText(UnaryOperator<String> redactor) implements UnaryOperator<String> {

  private static final String LETTER = "[A-Za-z0-9+/_-]";
  private static final String BREAK = "(?:\\r?\\n|(?:\\\\r)?\\\\n)\\h{0,64}+";

  private static final Pattern BASE64 =
      Pattern.compile(
          "(?<!LETTER)LETTER{24,}+(?:BREAKLETTER{4,}+(?=[\\s\"'\\\\,;}\\])<=]|$))*+={0,2}(?!LETTER)"
              .replace("BREAK", BREAK)
              .replace("LETTER", LETTER));

  private static final Pattern LINE = Pattern.compile(LETTER + "{24,}+={0,2}");
  private static final Pattern BREAKS = Pattern.compile(BREAK);
  private static final Pattern LAST_LINE = Pattern.compile(BREAK + LETTER + "*+={0,2}$");

  /** In a path it is one of the first parts, or all from one of them on. */
  private static final int PARTS = 12;

  @Override
  public String apply(String text) {
    return BASE64
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(without(found.group())));
  }

  private String without(String found) {
    if (!BREAKS.matcher(found).find()) {
      return withoutPart(found);
    }
    if (hides(BREAKS.matcher(found).replaceAll(""))) {
      return placeholder();
    }
    // the last line may be the next word only
    String start = LAST_LINE.matcher(found).replaceFirst("");
    return BREAKS.matcher(start).find() && hides(BREAKS.matcher(start).replaceAll(""))
        ? placeholder() + found.substring(start.length())
        : LINE.matcher(found)
            .replaceAll(line -> Matcher.quoteReplacement(withoutPart(line.group())));
  }

  private String withoutPart(String found) {
    int start = 0;
    for (int part = 0; part < PARTS; part++) {
      if (hides(found.substring(start))) {
        return found.substring(0, start) + placeholder();
      }
      int slash = found.indexOf('/', start);
      if (slash < 0) {
        return found;
      }
      start = slash + 1;
    }
    return found;
  }

  private static String placeholder() {
    return SecretPattern.placeholder("encoded");
  }

  private boolean hides(String encoded) {
    String plain = decoded(encoded);
    return !plain.isEmpty() && !redactor.apply(plain).equals(plain);
  }

  /** Empty where it is no text, in UTF-8 or, as Windows has it, in UTF-16. */
  private static String decoded(String encoded) {
    try {
      byte[] bytes = Base64.getDecoder().decode(encoded.replace('-', '+').replace('_', '/'));
      String text = charset(bytes).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t')
          ? text
          : "";
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return "";
    }
  }

  /** UTF-16 shows by its mark, or by the empty half of its first letter. */
  private static Charset charset(byte[] bytes) {
    if (bytes.length < 2 || bytes.length % 2 != 0) {
      return UTF_8;
    }
    int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    return switch (first) {
      case 0xfeff, 0xfffe -> UTF_16;
      default -> bytes[1] == 0 ? UTF_16LE : bytes[0] == 0 ? UTF_16BE : UTF_8;
    };
  }
}
