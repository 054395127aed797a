package dev.hindsight.bot.mcp;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.TextView;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Origin;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Makes answers: redacted once more before they leave, and cut to what a caller can read. */
final class Teller {

  private static final int LONGEST = 500;
  private static final int MOST = 30;

  private final UnaryOperator<String> redactor;

  Teller(UnaryOperator<String> redactor) {
    this.redactor = redactor;
  }

  String redacted(String text) {
    return redactor.apply(text);
  }

  List<Told.Found> found(List<Match> matches) {
    return few(matches, this::found);
  }

  /** Without what was learned of the incident itself. */
  List<Told.Found> others(List<Match> matches, IncidentId than) {
    return found(matches.stream().filter(match -> !isOf(match.origin(), than)).toList());
  }

  Told.Incident incident(IncidentView view) {
    return new Told.Incident(
        view.id().toString(),
        word(view.state()),
        word(view.severity()),
        text(view.service()),
        text(view.namespace()),
        view.openedAt().toString(),
        text(view.title()),
        few(view.alerts(), alert -> text(alert.name() + ": " + alert.summary())),
        few(Stream.concat(view.cause().stream(), view.others().stream()).toList(), this::cause),
        few(view.evidence(), this::line),
        few(view.missing(), this::text),
        view.plan().map(plan -> word(plan.state())).or(view::noPlan).map(this::text).orElse(""),
        text(view.conclusion().orElse("")),
        Stream.of(more(view.alerts(), "alerts"), more(view.evidence(), "lines of evidence"))
            .flatMap(List::stream)
            .toList());
  }

  Told.Explained explained(TextView view) {
    return new Told.Explained(
        view.lines(),
        view.leftOut(),
        few(view.alerts(), this::text),
        few(view.said(), this::said),
        few(view.causes(), this::cause),
        few(view.quoted(), this::line),
        few(view.similar(), similar -> text(similar.lesson() + ": " + similar.title())),
        few(view.missing(), this::text));
  }

  private Told.Found found(Match match) {
    return new Told.Found(
        word(match.kind()),
        text(match.id()),
        text(match.title()),
        text(from(match.origin())),
        few(match.why(), this::text),
        text(match.excerpt()));
  }

  private static String from(Origin origin) {
    return switch (origin) {
      case Origin.Own own -> own.incident();
      case Origin.Practice _ -> "practice";
      case Origin.Given _ -> "";
      case Origin.Document document ->
          document.unreviewed() ? document.place() + ", unreviewed" : document.place();
    };
  }

  private static boolean isOf(Origin origin, IncidentId id) {
    return origin instanceof Origin.Own own && own.incident().equals(id.toString());
  }

  private Told.Cause cause(IncidentView.Cause cause) {
    return new Told.Cause(
        text(cause.title()),
        cause.sureness(),
        few(cause.evidenceFor(), Function.identity()),
        few(cause.evidenceAgainst(), Function.identity()));
  }

  private Told.Line line(IncidentView.Evidence line) {
    return new Told.Line(
        line.number(), text(line.object()), text(line.source()), text(line.text()));
  }

  private Told.Said said(TextView.Said said) {
    return new Told.Said(text(said.what()), text(said.meaning()), said.count(), said.line());
  }

  private String text(String text) {
    String clean = redactor.apply(text);
    if (clean.length() <= LONGEST) {
      return clean;
    }
    int end = LONGEST - 1;
    return clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end)
        + "…";
  }

  private static <T, R> List<R> few(List<T> all, Function<T, R> told) {
    return all.stream().limit(MOST).map(told).toList();
  }

  private static List<String> more(List<?> all, String what) {
    return all.size() <= MOST
        ? List.of()
        : List.of("%d more %s".formatted(all.size() - MOST, what));
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
