package dev.hindsight.knowledge.rank.learn;

import dev.hindsight.knowledge.rank.EvidenceTokens;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line as what may be recognised when it happens elsewhere: the whole line as a template, what
 * the cluster's own words in it say, and single words, from the most telling to the least.
 */
final class LineTokens {

  private static final int MOST_WORDS = 40;
  private static final int MOST_CHARS = 600;

  private static final Pattern SHARE =
      Pattern.compile("(?<![\\w./:-])(\\d{1,5})( ?/ ?| of )(\\d{1,5})(?![\\w/:-]|\\.\\d)");
  private static final Pattern ZERO = Pattern.compile("(?<![\\w.:/-])0(?![\\w:/%-]|\\.\\d)");

  private static final Pattern CONDITION =
      Pattern.compile("\\b([A-Za-z][A-Za-z-]{2,40})\\W{1,30}(True|False|Unknown)\\b");
  private static final Pattern EXIT =
      Pattern.compile("(?i)\\bexit(?:ed)?(?: ?(?:with|status|code))*\\W{1,10}(\\d{1,3})\\b");
  private static final Pattern STATUS =
      Pattern.compile(
          "(?i)(?:\\bhttp\\S{0,9}|\\bstatus(?:"
              + " ?code)?|\\bcode|\\breturned)\\W{1,6}([45]\\d\\d)\\b");
  private static final Pattern NAMED =
      Pattern.compile(
          "\\b[A-Z][a-z0-9]+(?:[A-Z]+[a-z0-9]*)+\\b|\\b[A-Z]{2,6}[a-z]+[A-Z][A-Za-z]+\\b|\\bOOMKill\\w*");
  private static final Pattern WORD = Pattern.compile("[a-z]{3,24}");

  private static final Set<String> STOP =
      Set.of(
          "the",
          "and",
          "for",
          "with",
          "from",
          "that",
          "this",
          "was",
          "are",
          "has",
          "have",
          "not",
          "its",
          "but",
          "into",
          "been",
          "were",
          "will",
          "self",
          "other",
          "node",
          "time",
          "quantity",
          "hash",
          "pod",
          "address",
          "hex",
          "info",
          "level",
          "msg",
          "message",
          "name",
          "type");

  private LineTokens() {}

  /** A token and how much its sort says; the sort is its first letter. */
  record Token(String text, double weight) {}

  /** The line's template: names are signs already. */
  static String template(Family family, String signed) {
    String text = signed.length() > MOST_CHARS ? signed.substring(0, MOST_CHARS) : signed;
    return family.word() + ":" + EvidenceTokens.mask(amounts(text));
  }

  /** Nothing of something, a part or all of it, is a difference that a plain number is not. */
  private static String amounts(String text) {
    boolean shares = text.indexOf('/') >= 0 || text.contains(" of ");
    String told = shares ? SHARE.matcher(text).replaceAll(LineTokens::of) : text;
    return told.indexOf('0') < 0 ? told : ZERO.matcher(told).replaceAll("zero");
  }

  private static String of(MatchResult share) {
    int part = Integer.parseInt(share.group(1));
    int all = Integer.parseInt(share.group(3));
    if (part == 0) {
      return all == 0 ? "zero-of-zero" : "none-of-some";
    }
    return part < all ? "some-of-more" : "all-of-all";
  }

  /** The tokens of a template as told from one object, most telling first. */
  static List<Token> of(Family family, String told, String raw) {
    List<Token> tokens = new ArrayList<>();
    tokens.add(new Token("t|" + told, 1));
    structure(family, raw).forEach(text -> tokens.add(new Token("x|" + text, 1)));
    words(told, tokens);
    return tokens;
  }

  private static Set<String> structure(Family family, String raw) {
    Set<String> found = new LinkedHashSet<>();
    if (raw.contains("True") || raw.contains("False") || raw.contains("Unknown")) {
      each(CONDITION, raw, m -> found.add("is:" + lower(m.group(1)) + "=" + lower(m.group(2))));
    }
    if (raw.contains("xit")) {
      each(EXIT, raw, m -> found.add("exit:" + m.group(1)));
    }
    each(STATUS, raw, m -> found.add("status:" + m.group(1)));
    String where = family == Family.LOG ? "log-name:" : "name:";
    each(NAMED, raw, m -> found.add(where + lower(m.group())));
    return found;
  }

  private static void words(String told, List<Token> tokens) {
    Matcher words = WORD.matcher(told);
    // after the name of the family
    int from = told.indexOf(':') + 1;
    String before = "";
    for (int n = 0; n < MOST_WORDS && words.find(from); n++) {
      from = words.end();
      String word = words.group();
      if (STOP.contains(word)) {
        continue;
      }
      tokens.add(new Token("w|" + word, 0.2));
      if (!before.isEmpty()) {
        tokens.add(new Token("g|" + before + " " + word, 0.25));
      }
      before = word;
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static void each(
      Pattern pattern, String text, java.util.function.Consumer<Matcher> found) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.accept(matcher);
    }
  }
}
