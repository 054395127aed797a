package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.IncidentView.Cause;
import dev.hindsight.bot.incident.IncidentView.Evidence;
import dev.hindsight.bot.incident.IncidentView.Sentence;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Rich;
import dev.hindsight.bot.slack.block.Rich.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The probable cause, how sure it is, and the lines it rests on. */
final class CauseSection {

  private static final int QUOTED = 3;
  private static final Pattern CONTAINER = Pattern.compile("container \\S+: ");

  private CauseSection() {}

  static Block of(IncidentView view) {
    return Block.rich(
        view.cause()
            .map(cause -> known(view, cause))
            .orElse(List.of(Rich.line("Looking for the cause …"))));
  }

  private static List<Rich> known(IncidentView view, Cause cause) {
    List<Rich> parts = new ArrayList<>();
    parts.add(
        Rich.bold((cause.isFounded() ? "Probable cause: " : "No cause found: ") + cause.words()));
    List<Line> why = told(view).orElseGet(() -> quoted(view, cause.evidenceFor()));
    if (!why.isEmpty()) {
      parts.add(new Rich.Bullets(why));
    }
    if (!cause.evidenceAgainst().isEmpty()) {
      parts.add(Rich.line("Against it: " + numbers(cause.evidenceAgainst())));
    }
    if (!view.others().isEmpty()) {
      parts.add(Rich.line("Otherwise: " + others(view.others())));
    }
    return parts;
  }

  /** A model's sentences in place of the quoted lines, each with the numbers of its evidence. */
  private static Optional<List<Line>> told(IncidentView view) {
    return view.wording()
        .map(wording -> wording.sentences().stream().map(CauseSection::told).toList())
        .filter(lines -> !lines.isEmpty());
  }

  private static Line told(Sentence sentence) {
    String text = Words.brief(sentence.text(), 300);
    return Rich.line((text + " " + numbers(sentence.evidence())).strip());
  }

  private static List<Line> quoted(IncidentView view, List<Integer> numbers) {
    Map<String, Evidence> shapes = new LinkedHashMap<>();
    numbers.stream()
        .flatMap(n -> view.evidence().stream().filter(e -> e.number() == n))
        .forEach(line -> shapes.putIfAbsent(shape(line), line));
    return shapes.values().stream().limit(QUOTED).map(CauseSection::quote).toList();
  }

  /**
   * The same about another pod proves nothing new: words with digits in them are left out, and of a
   * container's state all but whose it is.
   */
  private static String shape(Evidence line) {
    Matcher state = CONTAINER.matcher(line.text());
    return line.kind().equals("container") && state.lookingAt()
        ? state.group()
        : line.text().replaceAll("\\S*\\d\\S*", "#");
  }

  private static Line quote(Evidence line) {
    String news = line.news() == null ? "" : " (" + line.news() + ")";
    return Rich.line("[%d] %s%s".formatted(line.number(), Words.quote(line.text(), 160), news));
  }

  static String numbers(List<Integer> numbers) {
    return numbers.stream().map("[%d]"::formatted).collect(Collectors.joining(" "));
  }

  static String others(List<Cause> others) {
    return others.stream().limit(3).map(Cause::words).collect(Collectors.joining(", "));
  }
}
