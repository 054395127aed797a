package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.incident.IncidentView.Place;
import dev.hindsight.bot.incident.IncidentView.Report;
import dev.hindsight.bot.slack.block.Rich;
import dev.hindsight.bot.slack.block.Rich.Face;
import dev.hindsight.bot.slack.block.Rich.Piece;
import java.util.ArrayList;
import java.util.List;

/** An imported report of a past incident: what it is about, where it comes from, what it says. */
final class ReportLine {

  private ReportLine() {}

  static Rich.Line of(Report report) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece.Words("Reported before: ", Face.BOLD));
    String title = Words.brief(report.title(), 120);
    pieces.add(
        report
            .place()
            .url()
            .filter(url -> url.matches("https?://\\S{1,2000}"))
            .<Piece>map(url -> new Piece.Link(url, title))
            .orElse(new Piece.Words(title, Face.NORMAL)));
    report
        .when()
        .ifPresent(
            at -> {
              pieces.add(new Piece.Words(", ", Face.NORMAL));
              pieces.add(new Piece.Moment(at));
            });
    pieces.add(
        new Piece.Words(
            " (%s). “%s”"
                .formatted(
                    place(report.kind(), report.place()),
                    Words.brief(Words.unmarked(report.excerpt()), 200)),
            Face.NORMAL));
    return new Rich.Line(pieces);
  }

  /**
   * "unreviewed ticket, T-7 of tracker": whoever reads it must know how far it is to be trusted.
   */
  static String place(String kind, Place place) {
    return "%s%s, %s"
        .formatted(place.unreviewed() ? "unreviewed " : "", kind, Words.brief(place.name(), 80));
  }
}
