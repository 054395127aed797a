package dev.hindsight.prompts.ground;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a text falls into tokens, and which of them could carry a fact of their own. */
final class Tokens {

  private static final String MARK = "[\\p{Punct}“”‘’‹›«»…–—&&[^#@/%+$€~-]]";
  private static final String EDGE = MARK + "+";

  /** ".5", ">5" and "–5" are not 5. */
  private static final String SIGNED = "[.<>=–]+\\d";

  private static final Pattern START = Pattern.compile("^(?:(?!" + SIGNED + ")" + MARK + ")+");
  private static final Pattern END = Pattern.compile("(?:" + EDGE + "|['’]s(?:" + EDGE + ")?)$");
  private static final Pattern PLAIN = Pattern.compile("\\p{L}+(?:['’]\\p{L}+)?");
  private static final Pattern PARTS =
      Pattern.compile("[=;\"'“”()\\[\\]{}/@‹›]+|[:,](?!\\d)|(?<!\\d)[:,]");

  private static final Pattern NUMBER = Pattern.compile("\\d+(?:,\\d{3})*");

  private static final Pattern ENDING = Pattern.compile(".?(?:ed|ing|er)|e?s|d|ly");
  private static final int LONGEST_ENDING = 4;

  private Tokens() {}

  /** The words as they stand, without the punctuation around them. */
  static List<String> of(String text) {
    return Stream.of(text.strip().split("\\s+"))
        .map(word -> START.matcher(word).replaceFirst(""))
        .map(word -> END.matcher(word).replaceFirst(""))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** What a fact offers: its words, and what they are put together of. */
  static Stream<String> offered(String fact) {
    return of(fact).stream().flatMap(word -> Stream.concat(Stream.of(word), parts(word).stream()));
  }

  /** What a word is put together of, as in "replicas=3". */
  static List<String> parts(String word) {
    return of(PARTS.matcher(word).replaceAll(" "));
  }

  static String lower(String word) {
    return word.toLowerCase(Locale.ROOT).replace('’', '\'');
  }

  /** Letters only: an English word, unless its capitals say otherwise. */
  static boolean plain(String word) {
    return PLAIN.matcher(word).matches() && word.chars().skip(1).noneMatch(Character::isUpperCase);
  }

  static boolean number(String word) {
    return NUMBER.matcher(word).matches();
  }

  /** Two forms of one word: "restarts" and "restarted". */
  static boolean alike(String one, String other) {
    String a = stem(one);
    String b = stem(other);
    int shorter = Math.min(a.length(), b.length());
    int same = shorter < 5 ? shorter : shorter - 1;
    return a.equals(b) || (shorter >= 3 && a.regionMatches(0, b, 0, same));
  }

  /** Whether the second is the first with an ending; more than that may be another name. */
  static boolean form(String one, String other) {
    String shorter = stem(one);
    String longer = stem(other);
    int more = longer.length() - shorter.length();
    return alike(one, other)
        && (more <= 0
            || (shorter.length() < 5
                ? ENDING.matcher(longer.substring(shorter.length())).matches()
                : more <= LONGEST_ENDING));
  }

  private static String stem(String word) {
    String lower = lower(word);
    return lower.length() > 3 && lower.endsWith("s")
        ? lower.substring(0, lower.length() - 1)
        : lower;
  }
}
