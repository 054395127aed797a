package dev.hindsight.knowledge.embed;

import dev.hindsight.knowledge.rank.EvidenceTokens;
import java.util.regex.Pattern;

/** A text as a language model reads it best: words in their place, nothing volatile; pure. */
final class Meant {

  /** Goes up when a text is prepared in another way, and so all vectors are made anew. */
  static final int VERSION = 1;

  /** About 250 tokens; time grows faster than length. */
  private static final int LONGEST = 1_000;

  private static final Pattern HUMP =
      Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}.,:;!?'%/+=-]+");

  private Meant() {}

  /** {@code KubePodCrashLooping} reads Kube Pod Crash Looping; never empty. */
  static String by(String text) {
    String cut = text.substring(0, Math.min(4 * LONGEST, text.length()));
    String split = HUMP.matcher(EvidenceTokens.withoutVolatile(cut)).replaceAll(" ");
    String plain = SIGNS.matcher(split).replaceAll(" ").strip();
    return plain.isEmpty() ? "nothing" : plain.substring(0, Math.min(LONGEST, plain.length()));
  }
}
