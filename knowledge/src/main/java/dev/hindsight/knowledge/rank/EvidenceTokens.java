package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.template.Masks;
import dev.hindsight.knowledge.template.Volatile;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reduces a line to what stays the same when the same thing happens again. */
public final class EvidenceTokens {

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private EvidenceTokens() {}

  /** The token of a line; the object's own name is no part of it. */
  public static String of(EvidenceLine line) {
    return line.kind() + ":" + mask(line.text());
  }

  /** The text in lower case with its volatile parts replaced by their kind. */
  public static String mask(String text) {
    String masked = Masks.replaced(text, Volatile::mask).toLowerCase(Locale.ROOT);
    return SPACE.matcher(masked).replaceAll(" ").strip();
  }

  /** The text without its volatile parts, otherwise as written: what a search should ask for. */
  public static String withoutVolatile(String text) {
    return Masks.replaced(text, kind -> kind == Volatile.NUMBER ? null : " ");
  }
}
