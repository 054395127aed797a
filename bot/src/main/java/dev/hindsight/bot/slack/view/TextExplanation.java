package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.IncidentView.Cause;
import dev.hindsight.bot.incident.IncidentView.Wording;
import dev.hindsight.bot.incident.TextView;
import dev.hindsight.bot.incident.TextView.Said;
import dev.hindsight.bot.incident.TextView.Similar;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Rich;
import dev.hindsight.bot.slack.block.Rich.Face;
import dev.hindsight.bot.slack.block.Rich.Line;
import dev.hindsight.bot.slack.block.Rich.Piece;
import dev.hindsight.bot.slack.block.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What pasted lines say, in plain words. */
public final class TextExplanation {

  private static final int QUOTED = 3;
  private static final String NOTHING =
      "Nothing in it looks like an error that I know. Paste the lines around the first ERROR, or"
          + " what “kubectl describe pod” says below State and Events.";
  private static final String NO_CAUSE = "No known cause fits these lines alone.";

  private TextExplanation() {}

  /**
   * The answer.
   *
   * @param link where an incident's card can be read
   */
  public static Message of(TextView view, Function<IncidentId, Optional<String>> link) {
    List<Rich> parts = new ArrayList<>();
    view.wording().ifPresent(wording -> told(wording, parts));
    said(view, parts);
    cause(view, parts);
    view.open().forEach(id -> parts.add(open(id, view, link.apply(id))));
    list(parts, "It looked like this before", view.similar().stream().map(TextExplanation::like));
    list(parts, "Runbooks", view.runbooks().stream().map(EvidenceView::runbook).map(Rich::line));
    list(parts, "What would make it clearer", view.missing().stream().map(Rich::line));
    return new Message(
        text(view), List.of(Block.rich(parts), Block.context(Text.plain(small(view)))));
  }

  /** What is heard by whoever does not see the rest: the same, shorter. */
  private static String text(TextView view) {
    List<String> sentences = new ArrayList<>();
    String said =
        Stream.concat(
                view.alerts().stream().map("alert "::concat),
                view.said().stream()
                    .map(s -> s.what() + s.object().map(o -> " (" + o + ")").orElse("")))
            .limit(3)
            .collect(Collectors.joining(", "));
    sentences.add(said.isEmpty() ? NOTHING : "These lines say: " + said + ".");
    if (!said.isEmpty() || !view.causes().isEmpty()) {
      sentences.add(causeOf(view));
    }
    view.open().forEach(id -> sentences.add(id + " is open. Read there first."));
    view.similar()
        .forEach(it -> sentences.add("Before: %s, done: %s.".formatted(it.title(), it.outcome())));
    view.missing().forEach(it -> sentences.add("What would make it clearer: " + it));
    return Text.escape(Words.brief(Words.sentences(sentences), 2_500));
  }

  private static String causeOf(TextView view) {
    return view.causes().stream()
        .findFirst()
        .map(cause -> "Cause that fits: %s (%s).".formatted(cause.title(), cause.sureness()))
        .orElse(NO_CAUSE);
  }

  private static void told(Wording wording, List<Rich> parts) {
    wording.sentences().forEach(s -> parts.add(Rich.line(numbered(s))));
    parts.add(Rich.line("(%s)".formatted(wording.note())));
  }

  private static String numbered(IncidentView.Sentence sentence) {
    return sentence.text()
        + sentence.evidence().stream().map(" [%d]"::formatted).collect(Collectors.joining());
  }

  private static void said(TextView view, List<Rich> parts) {
    int lines = view.lines();
    parts.add(
        Rich.bold(lines == 1 ? "What this line says" : "What these %d lines say".formatted(lines)));
    List<Line> said =
        Stream.concat(
                view.alerts().stream().limit(3).map(name -> alert(name, view)),
                view.said().stream().map(TextExplanation::line))
            .toList();
    parts.add(said.isEmpty() ? Rich.line(NOTHING) : new Rich.Bullets(said));
  }

  private static Line alert(String name, TextView view) {
    String on = view.service().map(service -> " · " + service).orElse("");
    return new Line(
        List.of(
            new Piece.Words("alert " + name, Face.BOLD),
            new Piece.Words(on + ": the alert alone does not say why", Face.NORMAL)));
  }

  private static Line line(Said said) {
    String object = said.object().map(o -> " · " + o).orElse("");
    String count = said.count() == 1 ? "" : " · %d times".formatted(said.count());
    String meaning = said.meaning().isEmpty() ? "" : ": " + said.meaning();
    return new Line(
        List.of(
            new Piece.Words(said.what(), Face.BOLD),
            new Piece.Words(
                "%s%s%s [%d]".formatted(object, count, meaning, said.line()), Face.NORMAL)));
  }

  private static void cause(TextView view, List<Rich> parts) {
    if (view.causes().isEmpty()) {
      if (!view.said().isEmpty() || !view.alerts().isEmpty()) {
        parts.add(Rich.line(NO_CAUSE));
      }
      return;
    }
    Cause best = view.causes().getFirst();
    parts.add(Rich.bold("Cause that fits: %s (%s)".formatted(best.title(), best.sureness())));
    List<Line> quotes = quotes(view, best);
    if (!quotes.isEmpty()) {
      parts.add(new Rich.Bullets(quotes));
    }
    if (view.causes().size() > 1) {
      List<Cause> others = view.causes().subList(1, view.causes().size());
      parts.add(Rich.line("Otherwise: " + CauseSection.others(others)));
    }
  }

  private static List<Line> quotes(TextView view, Cause cause) {
    return view.quoted().stream()
        .filter(line -> cause.evidenceFor().contains(line.number()))
        .limit(QUOTED)
        .map(line -> Rich.line("[%d] %s".formatted(line.number(), Words.brief(line.text(), 160))))
        .toList();
  }

  private static Line open(IncidentId id, TextView view, Optional<String> link) {
    Piece name =
        link.<Piece>map(url -> new Piece.Link(url, id.toString()))
            .orElse(new Piece.Words(id.toString(), Face.BOLD));
    String about = " is open on %s: read there first.".formatted(view.service().orElse("it"));
    return new Line(List.of(name, new Piece.Words(about, Face.NORMAL)));
  }

  private static Line like(Similar similar) {
    Piece name =
        similar
            .link()
            .<Piece>map(url -> new Piece.Link(url, similar.lesson()))
            .orElse(new Piece.Words(similar.lesson(), Face.NORMAL));
    return new Line(
        List.of(
            name,
            new Piece.Words(", ", Face.NORMAL),
            new Piece.Moment(similar.when()),
            new Piece.Words(
                ": %s. Done: %s. Found by %s."
                    .formatted(
                        Words.brief(similar.title(), 120),
                        Words.brief(similar.outcome(), 160),
                        Words.brief(similar.why(), 160)),
                Face.NORMAL)));
  }

  private static void list(List<Rich> parts, String title, Stream<Line> lines) {
    List<Line> all = lines.toList();
    if (!all.isEmpty()) {
      parts.add(Rich.bold(title));
      parts.add(new Rich.Bullets(all));
    }
  }

  private static String small(TextView view) {
    String left =
        view.leftOut() == 0
            ? ""
            : " %d more %s not read (stack frames, or too many)."
                .formatted(view.leftOut(), view.leftOut() == 1 ? "line was" : "lines were");
    return "Read by rules from these lines alone; the cluster was not asked, nothing is kept."
        + left;
  }
}
