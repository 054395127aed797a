package dev.hindsight.knowledge;

import dev.hindsight.knowledge.RankedCauses.Cause;
import dev.hindsight.knowledge.rank.AllWell;
import dev.hindsight.knowledge.rank.Quotes;
import dev.hindsight.knowledge.rank.Quotes.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says in two to four plain sentences what the ranking found, each with the lines it rests on.
 *
 * <p>Pure, no model, no markup of its own; quoted evidence is cut but otherwise as it came in, so
 * whoever shows it must escape it.
 */
public final class Explanations {

  private static final int MOST = 4;
  private static final int QUOTES = 2;
  private static final int QUOTE = 160;

  /** Facts that were read from documents are short, so that more of them fit. */
  private static final int READ_QUOTES = 4;

  private static final int READ_QUOTE = 130;
  private static final int ROOM = 600;
  private static final int SHORTEST = 80;

  private Explanations() {}

  /** What is wrong, why we think so, then as fits: last time, what changed, what is missing. */
  public static List<Explanation> explain(Symptoms symptoms, RankedCauses causes) {
    Cause best = causes.best();
    Map<Integer, EvidenceLine> lines =
        symptoms.evidence().stream()
            .collect(Collectors.toMap(EvidenceLine::number, Function.identity(), (a, b) -> a));
    List<Explanation> told = new ArrayList<>();
    if (best.category().equals(AllWell.CATEGORY)) {
      told.add(new Explanation("It looks healthy: " + best.title() + ".", best.evidenceFor()));
      told.addAll(AllWell.sentences(symptoms));
      return within(told);
    }
    told.add(new Explanation(what(best), best.evidenceFor()));
    told.add(why(best, symptoms, lines));
    Stream.of(
            lastTime(best, symptoms.since()),
            changed(best, lines),
            against(best, lines),
            rival(causes),
            missing(causes))
        .flatMap(Optional::stream)
        .limit(MOST - told.size())
        .forEach(told::add);
    return within(told);
  }

  /** As many sentences as the room allows; the first two always, cut where they must be. */
  private static List<Explanation> within(List<Explanation> told) {
    List<Explanation> kept = new ArrayList<>();
    int room = ROOM;
    for (Explanation one : told) {
      if (kept.size() >= 2 && one.sentence().length() > room) {
        continue;
      }
      String text = one.sentence();
      int most = Math.max(SHORTEST, room);
      kept.add(
          text.length() <= most
              ? one
              : new Explanation(text.substring(0, most - 1) + "…", one.evidence()));
      room -= kept.getLast().sentence().length() + 1;
    }
    return List.copyOf(kept);
  }

  private static String what(Cause cause) {
    return switch (cause.likelihood()) {
      case LIKELY -> "Likely: " + cause.title() + ".";
      case POSSIBLE -> "Possible: " + cause.title() + ".";
      case UNCLEAR -> "Unclear, perhaps: " + cause.title() + ".";
      case SOMETHING_NEW -> sentence(cause.title());
    };
  }

  private static Explanation why(Cause cause, Symptoms symptoms, Map<Integer, EvidenceLine> lines) {
    List<Quote> quotes = Quotes.of(symptoms, cause);
    boolean read = quotes.stream().anyMatch(quote -> !quote.object().isEmpty());
    List<Quote> shown =
        quotes.stream()
            .filter(quote -> !quote.kind().equals("rollout"))
            .limit(read ? READ_QUOTES : QUOTES)
            .toList();
    if (shown.isEmpty()) {
      return new Explanation("No line of evidence speaks for a known cause.", List.of());
    }
    return new Explanation(
        shown.stream()
            .map(quote -> cut(quote.text(), read ? READ_QUOTE : QUOTE))
            .distinct()
            .collect(Collectors.joining("; ", intro(cause, shown, lines), ".")),
        shown.stream().map(Quote::number).distinct().toList());
  }

  private static String intro(Cause cause, List<Quote> shown, Map<Integer, EvidenceLine> lines) {
    if (cause.likelihood() == Likelihood.SOMETHING_NEW) {
      return "Not explained yet: ";
    }
    String object = shown.getFirst().object();
    if (!object.isBlank()) {
      return "Seen on " + object + ": ";
    }
    return known(List.of(shown.getFirst().number()), lines)
        .filter(line -> line.kind().endsWith("log") && !line.object().isBlank())
        .findFirst()
        .map(line -> "Seen in the log of " + line.object() + ": ")
        .orElseGet(() -> isNamed(cause) ? "Seen: " : "Seen on " + cause.object() + ": ");
  }

  /** A service's name is no object that somebody could look at. */
  private static boolean isNamed(Cause cause) {
    String object = cause.object();
    String name = object.substring(Math.max(object.lastIndexOf('/'), object.lastIndexOf(' ')) + 1);
    return object.indexOf(' ') < 0 || cause.title().contains(name);
  }

  private static Optional<Explanation> changed(Cause cause, Map<Integer, EvidenceLine> lines) {
    return known(cause.evidenceFor(), lines)
        .filter(Explanations::isChange)
        .findFirst()
        .map(
            line ->
                new Explanation(
                    "It was changed shortly before: " + quote(line) + ".", List.of(line.number())));
  }

  private static Optional<Explanation> lastTime(Cause cause, Instant since) {
    return cause
        .lastTime()
        .map(
            lesson ->
                new Explanation(
                    "Last time ("
                        + lesson.name()
                        + ", "
                        + ago(lesson.openedAt(), since)
                        + ", "
                        + lesson.service()
                        + "): "
                        + outcome(lesson)
                        + cause.track().map(track -> " This cause: " + track + ".").orElse(""),
                    List.of()));
  }

  private static String outcome(Lesson lesson) {
    return lesson
        .fix()
        .map(
            fix ->
                cut(fix)
                    + lesson
                        .helped()
                        .map(h -> h ? ", which helped." : ", which did not help.")
                        .orElse("."))
        .orElse("nothing was done, it took " + words(lesson.took()) + ".");
  }

  private static Optional<Explanation> against(Cause cause, Map<Integer, EvidenceLine> lines) {
    List<EvidenceLine> shown = known(cause.evidenceAgainst(), lines).limit(1).toList();
    return shown.stream()
        .findFirst()
        .map(line -> new Explanation("Against it: " + quote(line) + ".", numbers(shown)));
  }

  private static Optional<Explanation> rival(RankedCauses causes) {
    return causes.causes().stream()
        .skip(1)
        .filter(cause -> cause.likelihood() == Likelihood.POSSIBLE)
        .findFirst()
        .map(
            cause -> new Explanation("Also possible: " + cause.title() + ".", cause.evidenceFor()));
  }

  private static Optional<Explanation> missing(RankedCauses causes) {
    return causes.missing().stream()
        .findFirst()
        .map(sentence -> new Explanation(sentence(sentence), List.of()));
  }

  private static Stream<EvidenceLine> known(
      Collection<Integer> numbers, Map<Integer, EvidenceLine> lines) {
    return numbers.stream().filter(lines::containsKey).map(lines::get);
  }

  private static List<Integer> numbers(List<EvidenceLine> lines) {
    return lines.stream().map(EvidenceLine::number).toList();
  }

  private static boolean isChange(EvidenceLine line) {
    return line.kind().equals("rollout");
  }

  private static String quote(EvidenceLine line) {
    return cut(line.text());
  }

  private static String cut(String text) {
    return cut(text, QUOTE);
  }

  private static String cut(String text, int most) {
    String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    String whole = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    return whole.length() <= most ? whole : whole.substring(0, most - 1) + "…";
  }

  private static String sentence(String text) {
    String start = text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    return start.endsWith(".") ? start : start + ".";
  }

  private static String ago(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    return age.isNegative() ? "since" : words(age) + " before";
  }

  private static String words(Duration duration) {
    if (duration.toDays() >= 2) {
      return duration.toDays() + " days";
    }
    if (duration.toHours() >= 2) {
      return duration.toHours() + " hours";
    }
    return Math.max(1, duration.toMinutes()) + " min";
  }
}
