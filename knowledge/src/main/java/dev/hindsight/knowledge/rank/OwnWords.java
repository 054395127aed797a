package dev.hindsight.knowledge.rank;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a log line its program says for itself: where it repeats the words of others, these are
 * cut and the line stays, if it tells of trouble without them.
 */
final class OwnWords {

  private static final String CUT = "…";

  /** A text in a quoted text in a quoted text. */
  private static final int DEEPEST = 3;

  private static final int FEWEST_WORDS = 2;

  /** Apostrophes are no quotes. */
  private static final Pattern QUOTED =
      Pattern.compile(
          "\"(?<a>(?:[^\"\\\\]++|\\\\.)*+)\"|(?<![\\w\\\\])'(?<b>(?:[^'\\\\]++|\\\\.)*+)'(?!\\w)"
              + "|`(?<c>[^`]*+)`|“(?<d>[^”]*+)”|«(?<e>[^»]*+)»");

  private static final Pattern TROUBLE =
      Pattern.compile(
          "(?i)(?:\\b|_)(?:err(?:or)?s?|fatal|crit(?:ical)?|severe|panic\\w*|emerg|fail\\w*"
              + "|refused|reset|rejected|denied|timed? ?out|time-?out|cannot|can't|could not"
              + "|couldn't|unable|invalid|expired|killed|aborted|out of|no space|no such"
              + "|not found|unreachable|unavailable|lost)\\b|\\w(?:Exception|Error)\\b");

  /** When, how bad, and what a value is called: nothing that was said. */
  private static final Pattern HEAD =
      Pattern.compile(
          "(?i)\\S*\\d\\S*|\"?[\\w.-]{1,60}\"?[=:](?=[\"'`“«])|\\b[\\w.-]{1,60}=|\\b(?:level|trace|debug|info|"
              + "notice|warn(?:ing)?|err(?:or)?|fatal|crit(?:ical)?|severe|panic|emerg)\\b");

  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

  private OwnWords() {}

  /** The same text where all of it is its own; empty where nothing of it tells of trouble. */
  static Optional<String> of(String text) {
    return of(text, DEEPEST);
  }

  private static Optional<String> of(String text, int depth) {
    if (!Voice.isForeign(text)) {
      return Optional.of(text);
    }
    String own = withoutQuotes(text, depth);
    for (OptionalInt at = Voice.foreignFrom(own); at.isPresent(); at = Voice.foreignFrom(own)) {
      own = own.substring(0, at.getAsInt());
    }
    return Optional.of(own).filter(OwnWords::tellsOfTrouble).map(told -> closed(told, text));
  }

  /** A text that goes on where it was cut says so. */
  private static String closed(String own, String text) {
    return own.endsWith(CUT) || text.equals(own) || !text.startsWith(own) ? own : own + CUT;
  }

  /** The text without what is quoted in it and not its own. */
  static String withoutQuotes(String text) {
    return withoutQuotes(text, DEEPEST);
  }

  private static String withoutQuotes(String text, int depth) {
    return QUOTED.matcher(text).replaceAll(quote -> Matcher.quoteReplacement(kept(quote, depth)));
  }

  private static String kept(MatchResult quote, int depth) {
    String all = quote.group();
    String inner = all.substring(1, all.length() - 1);
    String plain = inner.replace("\\\"", "\"");
    if (!Voice.isForeign(plain)) {
      return all;
    }
    String own = depth == 0 ? CUT : of(plain, depth - 1).orElse(CUT);
    String escaped = plain.equals(inner) ? own : own.replace("\"", "\\\"");
    return all.charAt(0) + escaped + all.charAt(all.length() - 1);
  }

  private static boolean tellsOfTrouble(String text) {
    return TROUBLE.matcher(text).find()
        && WORD.matcher(HEAD.matcher(text).replaceAll(" ")).results().count() >= FEWEST_WORDS;
  }
}
