package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.slack.command.Parsed.Misused;
import dev.hindsight.bot.slack.command.Parsed.Pasted;
import dev.hindsight.bot.slack.command.Parsed.Understood;
import dev.hindsight.bot.slack.command.Parsed.Unknown;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what was typed, forgiving about what phones do to text; pure. */
public final class OpsParser {

  private static final int NEAR = 2;

  private OpsParser() {}

  /** Reads the words after /ops; nothing at all is one's own desk. */
  public static Parsed parse(String text) {
    return parse(text, Optional.empty());
  }

  /**
   * Reads words that were said somewhere.
   *
   * @param here the incident that is talked about there: who names none means this one
   */
  public static Parsed parse(String text, Optional<IncidentId> here) {
    String seen = Typography.seen(text);
    List<Token> tokens = Token.of(seen);
    if (tokens.isEmpty()) {
      return new Understood(Typed.of(Word.DESK, java.util.Map.of()));
    }
    Token first = tokens.getFirst();
    Parsed read =
        Word.of(first.word().toLowerCase(Locale.ROOT))
            .map(word -> arguments(word, seen, tokens, here).read())
            .map(parsed -> inPlace(parsed, here))
            .orElseGet(() -> unknown(first.word().toLowerCase(Locale.ROOT), seen, tokens));
    return isPasted(read, text) ? new Pasted(text) : read;
  }

  private static Arguments arguments(
      Word word, String seen, List<Token> tokens, Optional<IncidentId> here) {
    return new Arguments(word, seen, tokens.subList(1, tokens.size()), here.isPresent());
  }

  private static Parsed inPlace(Parsed parsed, Optional<IncidentId> here) {
    if (!(parsed instanceof Understood(Typed typed)) || here.isEmpty()) {
      return parsed;
    }
    boolean means =
        typed.word().args().contains(Arg.INCIDENT) && typed.arg(Arg.INCIDENT.name()).isEmpty();
    return means ? new Understood(typed.with(Arg.INCIDENT.name(), here.get())) : parsed;
  }

  /** Lines of a log may begin with any word; a cause is named in one line. */
  private static boolean isPasted(Parsed read, String text) {
    return switch (read) {
      case Unknown _ -> PastedText.isLikely(text);
      case Misused _ -> PastedText.isLikely(text) && !PastedText.isAddressed(text);
      case Understood(Typed typed) when typed.word() == Word.CAUSE ->
          typed.arg(Arg.TEXT.name()).filter(words -> words.lines().count() > 1).isPresent();
      case Understood _, Pasted _ -> false;
    };
  }

  private static Unknown unknown(String first, String seen, List<Token> tokens) {
    String rest = tokens.stream().skip(1).map(Token::word).collect(Collectors.joining(" "));
    Optional<String> meant =
        words()
            .filter(word -> distance(word, first) <= Math.min(NEAR, first.length() - 1))
            .min(Comparator.comparingInt(word -> distance(word, first)))
            .map(word -> (word + " " + rest).strip());
    return new Unknown(first, meant.or(() -> question(seen, tokens)));
  }

  /** What ends with a question mark, or begins with an incident, is something to ask. */
  private static Optional<String> question(String seen, List<Token> tokens) {
    boolean asks = seen.strip().endsWith("?");
    boolean about = IncidentId.named(tokens.getFirst().word()).isPresent();
    return tokens.size() > 1 && (asks || about)
        ? Optional.of(Word.ASK.word() + " " + seen.strip())
        : Optional.empty();
  }

  private static Stream<String> words() {
    return Arrays.stream(Word.values()).map(Word::word);
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
