package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.IncidentView.AlertLine;
import dev.hindsight.bot.incident.IncidentView.AlertLink;
import dev.hindsight.bot.incident.IncidentView.Evidence;
import dev.hindsight.bot.incident.IncidentView.RunbookLine;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Modal;
import dev.hindsight.bot.slack.block.Rich;
import dev.hindsight.bot.slack.block.Rich.Face;
import dev.hindsight.bot.slack.block.Rich.Piece;
import dev.hindsight.bot.slack.block.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that was read, numbered and by object: a reply in the thread, or a window. */
public final class EvidenceView {

  private static final int LINES = 40;
  private static final int LINKS = 4;

  private EvidenceView() {}

  /** The reply in the thread. */
  public static Message reply(IncidentView view) {
    String text =
        "%s, %s. Evidence for %s, %d lines, nothing is asked. %s"
            .formatted(
                CardText.gist(view),
                Words.state(view.state()),
                view.id(),
                view.evidence().size(),
                Words.brief(String.join(" ", view.explanation()), 600));
    return new Message(Text.escape(text.strip()), blocks(view));
  }

  /** The window behind Explain. */
  public static Modal window(IncidentView view) {
    return new Modal(
        "evidence", view.id() + " explained", Optional.empty(), view.id().toString(), blocks(view));
  }

  private static List<Block> blocks(IncidentView view) {
    List<Rich> parts = new ArrayList<>();
    section(parts, "Why", view.explanation());
    parts.add(Rich.bold(evidenceTitle(view)));
    grouped(view)
        .forEach(
            (object, lines) -> {
              parts.add(Rich.line(object));
              parts.add(new Rich.Bullets(lines));
            });
    if (!view.others().isEmpty()) {
      section(parts, "Other causes", List.of(CauseSection.others(view.others())));
    }
    if (!view.reports().isEmpty()) {
      parts.add(Rich.bold("Past incidents, imported"));
      parts.add(Words.bullets(view.reports(), 20, ReportLine::of));
    }
    ways(parts, view);
    section(parts, "Runbooks", view.runbooks().stream().map(EvidenceView::runbook).toList());
    section(parts, "What is missing", view.missing());
    return List.of(Block.rich(parts), Block.context(Text.plain(small(view))));
  }

  private static String small(IncidentView view) {
    return Stream.of(
            Stream.of(IncidentCard.small(view)),
            view.wording().stream().filter(words -> !words.onCard()).map(words -> words.note()),
            view.wording().stream().flatMap(words -> Stream.ofNullable(words.cost())))
        .flatMap(parts -> parts)
        .collect(Collectors.joining(" · "));
  }

  /** What the alerts' source points to; an address shows where it leads. */
  private static void ways(List<Rich> parts, IncidentView view) {
    List<Rich.Line> lines =
        view.alerts().stream().flatMap(alert -> way(alert).stream()).distinct().toList();
    if (!lines.isEmpty()) {
      parts.add(Rich.bold("Where the alerts come from"));
      parts.add(Words.bullets(lines, 10, line -> line));
    }
  }

  private static Optional<Rich.Line> way(AlertLine alert) {
    List<Piece> pieces = new ArrayList<>();
    for (AlertLink link : alert.links().stream().limit(LINKS).toList()) {
      ReportLine.host(link.url())
          // a window holds 250 kB
          .filter(_ -> link.url().length() <= 1_000)
          .ifPresent(
              host -> {
                String before = pieces.isEmpty() ? Words.brief(alert.name(), 80) + ": " : ", ";
                pieces.add(
                    new Piece.Words(before + Words.brief(link.what(), 20) + " at ", Face.NORMAL));
                pieces.add(new Piece.Link(link.url(), host));
              });
    }
    return pieces.isEmpty() ? Optional.empty() : Optional.of(new Rich.Line(pieces));
  }

  private static String evidenceTitle(IncidentView view) {
    int all = view.evidence().size();
    return all <= LINES
        ? "Evidence, %d lines".formatted(all)
        : "Evidence, the first %d lines and %d more".formatted(LINES, all - LINES);
  }

  private static Map<String, List<Rich.Line>> grouped(IncidentView view) {
    Map<String, List<Rich.Line>> byObject = new LinkedHashMap<>();
    view.evidence().stream()
        .limit(LINES)
        .forEach(
            line ->
                byObject.computeIfAbsent(line.object(), _ -> new ArrayList<>()).add(line(line)));
    return byObject;
  }

  private static Rich.Line line(Evidence line) {
    return Rich.line(
        "[%d] %s: %s".formatted(line.number(), line.source(), Words.quote(line.text(), 240)));
  }

  static String runbook(RunbookLine book) {
    String from =
        Optional.ofNullable(book.place())
            .filter(place -> !place.trust().equals("shipped"))
            .map(place -> " (%s)".formatted(ReportLine.place("runbook", place)))
            .orElse("");
    return "%s%s: %s. “%s”"
        .formatted(
            book.title(), from, book.why(), Words.brief(Words.unmarked(book.excerpt()), 240));
  }

  private static void section(List<Rich> parts, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      parts.add(Rich.bold(title));
      parts.add(Words.bullets(lines, 20, line -> Rich.line(Words.brief(line, 400))));
    }
  }
}
