package dev.hindsight.knowledge.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reduces text to the terms by which it is found: pieces of names, stemmed, without words that say
 * nothing and without amounts; what is asked and what is kept go the same way.
 *
 * <p>{@code KubePodCrashLooping} gives kube, pod, crash, loop and itself in one piece.
 */
public final class Terms {

  private static final int MAX_CHARS = 200_000;
  private static final int MAX_TERM = 60;
  private static final int CODE = 3;

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
    Stems stems = new Stems();
    int end = Math.min(MAX_CHARS, text.length());
    int start = -1;
    int at = 0;
    while (at < end) {
      int after = Amounts.end(text, at, end);
      boolean inWord = false;
      if (after == at) {
        int letter = text.codePointAt(at);
        after = at + Character.charCount(letter);
        inWord = isOfWord(letter);
      }
      if (inWord && start < 0) {
        start = at;
      } else if (!inWord && start >= 0) {
        word(text.substring(start, at), stems, sink);
        start = -1;
      }
      at = after;
    }
    if (start >= 0) {
      word(text.substring(start, end), stems, sink);
    }
  }

  private static boolean isOfWord(int letter) {
    if (letter < 128) {
      return (letter >= 'a' && letter <= 'z')
          || (letter >= 'A' && letter <= 'Z')
          || (letter >= '0' && letter <= '9');
    }
    return Character.isLetter(letter) || Humps.isNumber(letter);
  }

  private static void word(String word, Stems stems, Sink sink) {
    if (word.length() > MAX_TERM) {
      return;
    }
    int from = 0;
    for (int to = Humps.next(word, 0); from < word.length(); to = Humps.next(word, to)) {
      String piece = word.substring(from, to);
      String lower = piece.toLowerCase(Locale.ROOT);
      if (!SILENT.contains(lower) && (isCode(lower) || !isNumber(lower))) {
        sink.accept(stems.of(lower), piece);
      }
      if (from == 0 && to == word.length()) {
        return;
      }
      from = to;
    }
    // some write AlertManagers and some alertmanager
    sink.accept(stems.of(word.toLowerCase(Locale.ROOT)), word);
  }

  /** A status or exit code is a name. */
  private static boolean isCode(String word) {
    return word.length() == CODE
        && word.charAt(0) >= '1'
        && word.charAt(0) <= '5'
        && word.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }

  private static boolean isNumber(String word) {
    return word.chars().allMatch(Character::isDigit);
  }

  /** Takes a term and the word it stands for. */
  private interface Sink {
    void accept(String term, String spelling);
  }
}
