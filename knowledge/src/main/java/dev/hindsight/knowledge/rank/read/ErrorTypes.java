package dev.hindsight.knowledge.rank.read;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The types that errors give themselves, as {@code TypeError}: of a chain of them only the first,
 * and none that tells of a trouble elsewhere.
 */
final class ErrorTypes {

  static final Pattern TYPE =
      Pattern.compile(
          "(?<![\\w/-])(?:[a-z]\\w{0,40}\\.){0,8}(?<type>[A-Z]\\w{1,60}(?:Error|Exception))(?=:|\\s|$)");

  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(?i)connect|time-?out|socket|network|sql|database|operational|http|ssl|auth|permission|memory");

  private static final Pattern CHAINED =
      Pattern.compile("(?i)^\\W{0,8}(?:caused by|suppressed|nested exception)\\b|\\[cause\\]");

  private static final Pattern CHAIN =
      Pattern.compile("During handling of the above exception|direct cause of the following");

  private boolean chained;

  /** The type of this line's error, if it starts one of its own. */
  Optional<String> next(String line) {
    if (CHAIN.matcher(line).find()) {
      chained = true;
      return Optional.empty();
    }
    Matcher type = TYPE.matcher(line);
    if (!type.find() || CHAINED.matcher(line).find()) {
      return Optional.empty();
    }
    boolean follows = chained;
    chained = false;
    return Optional.of(type.group("type"))
        .filter(name -> !follows && !ELSEWHERE.matcher(name).find());
  }
}
