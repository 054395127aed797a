package dev.hindsight.knowledge.text;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Splits text into words of letters and digits only, so that nothing of it can act in a query.
 *
 * <p>{@code KubeContainerOOMKilled} gives kube, container, oom, killed, oomkilled and the whole.
 */
public final class Words {

  private static final int MAX_CHARS = 20_000;
  private static final int MAX_WORD = 60;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{2,}+");
  private static final Pattern HUMP =
      Pattern.compile("\\p{Lu}+(?!\\p{Ll})\\p{N}*+|\\p{Lu}?[\\p{Ll}\\p{N}]++|[\\p{L}\\p{N}]");

  /** Acronyms met in front of a word in one piece: OOMKilled must also be found as such. */
  private static final int PAIR = 2;

  private Words() {}

  /** Each word once in lower case, with the spelling it was first met in; in order of meeting. */
  public static Map<String, String> of(Collection<String> texts) {
    Map<String, String> words = new LinkedHashMap<>();
    for (String text : texts) {
      String read = text.substring(0, Math.min(MAX_CHARS, text.length()));
      WORD.matcher(read).results().forEach(match -> split(match.group(), words));
    }
    return words;
  }

  /** The words as they are indexed, repeated as often as they occur. */
  public static String indexed(Collection<String> texts) {
    return texts.stream()
        .map(text -> text.substring(0, Math.min(MAX_CHARS, text.length())))
        .flatMap(text -> WORD.matcher(text).results())
        .flatMap(
            match -> {
              Map<String, String> words = new LinkedHashMap<>();
              split(match.group(), words);
              return words.keySet().stream();
            })
        .collect(Collectors.joining(" "));
  }

  private static void split(String word, Map<String, String> words) {
    add(word, words);
    List<String> humps = HUMP.matcher(word).results().map(hump -> hump.group()).toList();
    if (humps.size() < 2) {
      return;
    }
    humps.forEach(hump -> add(hump, words));
    for (int i = 0; humps.size() > PAIR && i + PAIR <= humps.size(); i++) {
      add(humps.get(i) + humps.get(i + 1), words);
    }
  }

  private static void add(String word, Map<String, String> words) {
    if (word.length() >= 2 && word.length() <= MAX_WORD) {
      words.putIfAbsent(word.toLowerCase(Locale.ROOT), word);
    }
  }
}
