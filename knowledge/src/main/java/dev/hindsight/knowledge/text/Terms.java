package dev.hindsight.knowledge.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.tartarus.snowball.ext.PorterStemmer;

/**
 * Reduces text to the terms by which it is found: pieces of names, stemmed, without words that say
 * nothing and without amounts; what is asked and what is kept go the same way.
 *
 * <p>{@code KubePodCrashLooping} gives kube, pod, crash, loop and itself in one piece.
 */
public final class Terms {

  private static final int MAX_CHARS = 200_000;
  private static final int MAX_TERM = 60;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]++");
  private static final Pattern HUMP =
      Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

  /** A status or exit code is a name. */
  private static final Pattern CODE = Pattern.compile("[1-5]\\d\\d");

  private static final Pattern VOLATILE =
      Pattern.compile(
          "\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+)?\\b|\\b(?=[0-9a-f]*\\d)[0-9a-f]{6,}\\b");
  private static final Set<String> SILENT =
      Set.of(
          "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is",
          "it", "no", "not", "of", "on", "or", "such", "that", "the", "their", "then", "there",
          "these", "they", "this", "to", "was", "will", "with", "has", "have", "been", "from",
          "more", "than", "which", "when", "where", "your", "you", "can", "may");

  private Terms() {}

  /** The terms in the order of the text, as often as they occur. */
  public static List<String> of(String text) {
    List<String> terms = new ArrayList<>();
    read(text, (term, spelling) -> terms.add(term));
    return terms;
  }

  /** Each term once with the word it was first met in. */
  public static Map<String, String> spelled(String text) {
    Map<String, String> terms = new LinkedHashMap<>();
    read(text, terms::putIfAbsent);
    return terms;
  }

  private static void read(String text, Sink sink) {
    String cut = text.substring(0, Math.min(MAX_CHARS, text.length()));
    PorterStemmer stemmer = new PorterStemmer();
    WORD.matcher(VOLATILE.matcher(cut).replaceAll(" "))
        .results()
        .forEach(match -> word(match.group(), stemmer, sink));
  }

  private static void word(String word, PorterStemmer stemmer, Sink sink) {
    if (word.length() > MAX_TERM) {
      return;
    }
    String[] pieces = mayHaveHump(word) ? HUMP.split(word, -1) : new String[] {word};
    for (String piece : pieces) {
      String lower = piece.toLowerCase(Locale.ROOT);
      if (!SILENT.contains(lower) && (CODE.matcher(lower).matches() || !isNumber(lower))) {
        sink.accept(stemmed(lower, stemmer), piece);
      }
    }
    if (pieces.length > 1) {
      // some write AlertManagers and some alertmanager
      sink.accept(stemmed(word.toLowerCase(Locale.ROOT), stemmer), word);
    }
  }

  private static String stemmed(String word, PorterStemmer stemmer) {
    stemmer.setCurrent(word);
    stemmer.stem();
    return stemmer.getCurrent();
  }

  private static boolean isNumber(String word) {
    return word.chars().allMatch(Character::isDigit);
  }

  /** Most words have none, and to search for it takes longest of all. */
  private static boolean mayHaveHump(String word) {
    for (int i = 1; i < word.length(); i++) {
      if (word.charAt(i) > 'z' || Character.isUpperCase(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Takes a term and the word it stands for. */
  private interface Sink {
    void accept(String term, String spelling);
  }
}
