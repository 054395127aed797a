package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.incident.IncidentView.Place;
import dev.hindsight.bot.incident.IncidentView.Report;
import dev.hindsight.bot.slack.block.Rich;
import dev.hindsight.bot.slack.block.Rich.Face;
import dev.hindsight.bot.slack.block.Rich.Piece;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An imported report of a past incident: what it is about, where it comes from, what it says. */
final class ReportLine {

  private ReportLine() {}

  static Rich.Line of(Report report) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece.Words("Reported before: ", Face.BOLD));
    String title = Words.brief(report.title(), 120);
    pieces.add(new Piece.Words(title, Face.NORMAL));
    report
        .place()
        .url()
        .ifPresent(
            url ->
                host(url)
                    .ifPresent(
                        host -> {
                          pieces.add(new Piece.Words(" at ", Face.NORMAL));
                          pieces.add(new Piece.Link(url, host));
                        }));
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

  /** Where a link leads: words of others never stand before an address they may not belong to. */
  static Optional<String> host(String url) {
    try {
      return Optional.of(url)
          .filter(address -> address.matches("https?://\\S{1,2000}"))
          .flatMap(address -> Optional.ofNullable(URI.create(address).getHost()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /**
   * "unreviewed ticket, T-7 of tracker": whoever reads it must know how far it is to be trusted.
   */
  static String place(String kind, Place place) {
    return "%s%s, %s"
        .formatted(place.unreviewed() ? "unreviewed " : "", kind, Words.brief(place.name(), 80));
  }
}
