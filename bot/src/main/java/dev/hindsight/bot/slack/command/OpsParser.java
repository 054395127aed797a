package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.PlanId;
import dev.hindsight.bot.incident.IncidentId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads what was typed, forgiving about what phones do to text. */
public final class OpsParser {

  private static final int NEAR = 2;

  private OpsParser() {}

  /** Reads the words after /ops; nothing at all is a call for help. */
  public static OpsCommand parse(String text) {
    return parse(text, Optional.empty());
  }

  /**
   * Reads words that were said somewhere.
   *
   * @param here the incident that is talked about there: who names none means this one
   */
  public static OpsCommand parse(String text, Optional<IncidentId> here) {
    List<String> words = words(text);
    if (words.isEmpty()) {
      return new OpsCommand.Help();
    }
    String first = words.getFirst();
    OpsCommand read =
        Arrays.stream(Verb.values())
            .filter(verb -> verb.word().equals(first))
            .findFirst()
            .map(
                verb -> parse(verb, withIncident(verb, words.subList(1, words.size()), here), text))
            .orElseGet(() -> unknown(words));
    boolean pasted = isMistake(read) ? Pasted.isLikely(text) : isStory(read);
    return pasted ? new OpsCommand.ExplainText(text) : read;
  }

  private static List<String> words(String text) {
    return Arrays.stream(normal(text).split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  private static List<String> withIncident(
      Verb verb, List<String> rest, Optional<IncidentId> here) {
    boolean takesOne = verb == Verb.ACK || verb == Verb.INCIDENT || verb == Verb.EXPLAIN;
    boolean names = !rest.isEmpty() && IncidentId.parse(rest.getFirst()).isPresent();
    boolean means = verb == Verb.CAUSE ? !names : takesOne && rest.isEmpty();
    if (here.isEmpty() || !means) {
      return rest;
    }
    return Stream.concat(Stream.of(here.get().toString()), rest.stream()).toList();
  }

  private static OpsCommand unknown(List<String> words) {
    String first = words.getFirst();
    return new OpsCommand.Unknown(first, nearest(first, words.subList(1, words.size())));
  }

  /** Lines of a log may begin with any word. */
  private static boolean isMistake(OpsCommand read) {
    return read instanceof OpsCommand.Unknown
        || (read instanceof OpsCommand.Misused(String _, Verb verb) && verb != Verb.EXPLAIN);
  }

  /** A cause is named in one line; what goes on is somebody's words about something else. */
  private static boolean isStory(OpsCommand read) {
    return read instanceof OpsCommand.Judge judge && judge.words().lines().count() > 1;
  }

  private static OpsCommand parse(Verb verb, List<String> rest, String text) {
    return switch (verb) {
      case HELP -> new OpsCommand.Help();
      case ACK -> incident(verb, rest, OpsCommand.Acknowledge::new);
      case INCIDENT -> incident(verb, rest, OpsCommand.Show::new);
      case EXPLAIN -> explain(rest, text);
      case CAUSE -> CauseWords.parse(rest, text);
      case REVIEW -> review(rest, text);
      case DIGEST -> digest(verb, rest);
      case STATUS -> alone(verb, rest, new OpsCommand.Status());
      case ALERTS -> alone(verb, rest, new OpsCommand.Alerts());
      case PLANS -> alone(verb, rest, new OpsCommand.Plans());
      case PLAN -> PlanWords.plan(rest);
      case CANCEL -> PlanWords.cancel(rest, text);
      case STOP -> PlanWords.stop(rest);
      case RESUME -> all(verb, rest, new OpsCommand.ResumeAll());
    };
  }

  private static OpsCommand explain(List<String> rest, String text) {
    if (rest.isEmpty()) {
      return new OpsCommand.ExplainThread();
    }
    boolean allIncidents = rest.stream().allMatch(word -> IncidentId.parse(word).isPresent());
    if (allIncidents) {
      return incident(Verb.EXPLAIN, rest, OpsCommand.Explain::new);
    }
    // as it was typed: in a log, case and quotes tell something
    String pasted = text.strip().replaceFirst("^\\S+\\s*", "");
    return Pasted.permalink(pasted)
        .or(() -> rest.size() > 1 || Pasted.isLikely(pasted) ? text(pasted) : Optional.empty())
        .orElseGet(() -> incident(Verb.EXPLAIN, rest, OpsCommand.Explain::new));
  }

  private static Optional<OpsCommand> text(String pasted) {
    return Optional.of(new OpsCommand.ExplainText(pasted));
  }

  /** The note as it was typed. */
  private static OpsCommand review(List<String> rest, String text) {
    Optional<PlanId> plan = rest.isEmpty() ? Optional.empty() : PlanId.parse(rest.getFirst());
    String note = text.strip().replaceFirst("^\\S+\\s*\\S*\\s*", "");
    return plan.<OpsCommand>map(id -> new OpsCommand.Review(id, note))
        .orElseGet(() -> new OpsCommand.Misused("Which plan?", Verb.REVIEW));
  }

  private static OpsCommand digest(Verb verb, List<String> rest) {
    return rest.equals(List.of("preview"))
        ? new OpsCommand.Digest()
        : new OpsCommand.Misused("Say “digest preview”.", verb);
  }

  private static OpsCommand incident(
      Verb verb, List<String> rest, Function<IncidentId, OpsCommand> command) {
    if (rest.size() != 1) {
      return new OpsCommand.Misused(
          rest.isEmpty() ? "Which incident?" : "One incident at a time.", verb);
    }
    return IncidentId.parse(rest.getFirst())
        .map(command)
        .orElseGet(
            () -> new OpsCommand.Misused("“%s” is no incident.".formatted(rest.getFirst()), verb));
  }

  private static OpsCommand alone(Verb verb, List<String> rest, OpsCommand command) {
    return rest.isEmpty()
        ? command
        : new OpsCommand.Misused("“%s” takes nothing more.".formatted(verb.word()), verb);
  }

  private static OpsCommand all(Verb verb, List<String> rest, OpsCommand command) {
    return rest.equals(List.of("all"))
        ? command
        : new OpsCommand.Misused("Say “%s all”.".formatted(verb.word()), verb);
  }

  private static Optional<String> nearest(String typed, List<String> rest) {
    return Arrays.stream(Verb.values())
        .map(Verb::word)
        .filter(word -> distance(word, typed) <= Math.min(NEAR, typed.length() - 1))
        .min(Comparator.comparingInt(word -> distance(word, typed)))
        .map(word -> String.join(" ", word, String.join(" ", rest)).strip());
  }

  /** Lower case, plain quotes and dashes, one space between words, nothing invisible. */
  private static String normal(String text) {
    return text.replaceAll("[\\p{Cf}]", "")
        .replaceAll("[\\u2010-\\u2015\\u2212]", "-")
        .replaceAll("[\"'`\\u2018-\\u201F]", "")
        .replaceAll("[\\s\\u00A0\\u2007\\u202F]+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
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
