package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.incident.IncidentView.LastTime;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Rich;
import dev.hindsight.bot.slack.block.Rich.Face;
import dev.hindsight.bot.slack.block.Rich.Piece;
import java.util.ArrayList;
import java.util.List;

/** The same cause before: what was done, whether it worked, where to read it. */
final class LastTimeLine {

  private LastTimeLine() {}

  static Block of(LastTime last) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece.Words("Last time: ", Face.BOLD));
    pieces.add(
        last.link()
            .<Piece>map(url -> new Piece.Link(url, last.lesson()))
            .orElse(new Piece.Words(last.lesson(), Face.NORMAL)));
    pieces.add(new Piece.Words(", ", Face.NORMAL));
    pieces.add(new Piece.Moment(last.when()));
    pieces.add(new Piece.Words(". " + outcome(last), Face.NORMAL));
    return Block.rich(List.of(new Rich.Line(pieces)));
  }

  private static String outcome(LastTime last) {
    String worked =
        last.worked()
            .map(yes -> yes ? "It worked." : "It did not work.")
            .orElse("Whether it worked was not kept.");
    String track = last.track().map(t -> " " + t).orElse("");
    return Words.brief(Words.capital(last.fix()), 200).replaceFirst("[.]?$", ". ") + worked + track;
  }
}
