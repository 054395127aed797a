package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.EvidenceLine;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reduces a line to what stays the same when the same thing happens again. */
public final class EvidenceTokens {

  private static final List<Mask> MASKS =
      List.of(
          mask(
              "\\b\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d[\\d.,]*(?:Z|[+-]\\d\\d:?\\d\\d)?",
              "<time>"),
          mask("\\b\\d\\d:\\d\\d:\\d\\d[\\d.,]*", "<time>"),
          mask("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b", "<id>"),
          mask("\\bsha256:[0-9a-f]{12,64}", "<hash>"),
          mask(
              "-[bcdfghjklmnpqrstvwxz2456789]{8,10}-[bcdfghjklmnpqrstvwxz2456789]{5}\\b", "-<pod>"),
          mask("-[bcdfghjklmnpqrstvwxz2456789]{9,10}\\b", "-<hash>"),
          mask("\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5})?\\b", "<address>"),
          mask("\\b0x[0-9a-f]+\\b", "<hex>"),
          mask("\\b(?=[0-9a-f]*\\d)(?=\\d*[a-f])[0-9a-f]{7,64}\\b", "<hash>"),
          mask("\\b\\d+(?:\\.\\d+)?(?:[kmgtpe]i?b?|ms|us|ns|s|m|h|d|%)(?![\\w-])", "<quantity>"));

  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** Numbers that are a name rather than an amount. */
  private static final Pattern KEPT =
      Pattern.compile("(exit(?: ?code)?[:= ]+|statuscode: ?|status[:= ]+|http )(\\d+)");

  private EvidenceTokens() {}

  /** The token of a line; the object's own name is no part of it. */
  public static String of(EvidenceLine line) {
    return line.kind() + ":" + mask(line.text());
  }

  /** The text in lower case with its volatile parts replaced by their kind. */
  public static String mask(String text) {
    String masked = text.toLowerCase(Locale.ROOT);
    for (Mask mask : MASKS) {
      masked = mask.pattern().matcher(masked).replaceAll(mask.name());
    }
    masked = KEPT.matcher(masked).replaceAll(kept -> kept.group(1) + spelled(kept.group(2)));
    masked = NUMBER.matcher(masked).replaceAll("<n>");
    return SPACE.matcher(unspelled(masked)).replaceAll(" ").strip();
  }

  /** The text without its volatile parts, otherwise as written: what a search should ask for. */
  public static String withoutVolatile(String text) {
    String rest = text;
    for (Mask mask : MASKS) {
      rest = mask.pattern().matcher(rest).replaceAll(" ");
    }
    return rest;
  }

  private static String spelled(String digits) {
    return digits
        .chars()
        .mapToObj(digit -> String.valueOf((char) (digit - '0' + '\uE000')))
        .reduce("", String::concat);
  }

  private static String unspelled(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.chars()
        .forEach(
            c -> plain.append((char) (c >= '\uE000' && c <= '\uE009' ? c - '\uE000' + '0' : c)));
    return plain.toString();
  }

  private static Mask mask(String regex, String name) {
    return new Mask(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), name);
  }

  private record Mask(Pattern pattern, String name) {}
}
