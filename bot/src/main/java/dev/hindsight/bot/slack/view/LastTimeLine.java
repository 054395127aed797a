package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.incident.IncidentView.LastTime;
import dev.hindsight.bot.incident.IncidentView.Report;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Rich;
import dev.hindsight.bot.slack.block.Rich.Face;
import dev.hindsight.bot.slack.block.Rich.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The same cause before: what was done, whether it worked, where to read it; or that it is new. */
final class LastTimeLine {

  private static final Piece NEVER =
      new Piece.Words("no lesson with this cause is kept yet.", Face.NORMAL);

  private LastTimeLine() {}

  static Block of(Optional<LastTime> last, List<Report> reports) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece.Words("Last time: ", Face.BOLD));
    pieces.addAll(last.map(LastTimeLine::told).orElse(List.of(NEVER)));
    List<Rich> lines = new ArrayList<>(List.of(new Rich.Line(pieces)));
    reports.stream().limit(1).map(ReportLine::of).forEach(lines::add);
    return Block.rich(lines);
  }

  private static List<Piece> told(LastTime last) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(
        last.link()
            .<Piece>map(url -> new Piece.Link(url, last.lesson()))
            .orElse(new Piece.Words(last.lesson(), Face.NORMAL)));
    pieces.add(new Piece.Words(", ", Face.NORMAL));
    pieces.add(new Piece.Moment(last.when()));
    pieces.add(new Piece.Words(". " + outcome(last), Face.NORMAL));
    return pieces;
  }

  private static String outcome(LastTime last) {
    String worked =
        last.worked()
            .map(yes -> yes ? "It worked." : "It did not work.")
            .orElse("Whether it worked was not kept.");
    String track = last.track().map(t -> " This cause: " + t + ".").orElse("");
    return Words.brief(Words.capital(last.fix()), 200).replaceFirst("[.]?$", ". ") + worked + track;
  }
}
