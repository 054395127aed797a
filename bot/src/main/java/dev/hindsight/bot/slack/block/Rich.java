package dev.hindsight.bot.slack.block;

import java.time.Instant;
import java.util.List;

/** Parts of a rich text block; Slack reads no markup in them. */
public sealed interface Rich {

  /** A line of pieces. */
  record Line(List<Piece> pieces) implements Rich {

    public Line {
      pieces = List.copyOf(pieces);
    }
  }

  /** Text kept as it is, for code and output. */
  record Preformatted(String text) implements Rich {

    public Preformatted {
      text = Text.inert(text);
    }
  }

  /** A list of lines. */
  record Bullets(List<Line> lines) implements Rich {

    public Bullets {
      lines = List.copyOf(lines);
    }
  }

  /** A line of plain words. */
  static Line line(String text) {
    return new Line(List.of(new Piece.Words(text, Face.NORMAL)));
  }

  /** A bold line. */
  static Line bold(String text) {
    return new Line(List.of(new Piece.Words(text, Face.BOLD)));
  }

  /** Part of a line. */
  sealed interface Piece {

    /** Words. */
    record Words(String text, Face face) implements Piece {

      public Words {
        text = Text.inert(text);
      }
    }

    /** A link to a page of ours. */
    record Link(String url, String text) implements Piece {

      public Link {
        text = Text.inert(text);
      }
    }

    /** A moment, in the reader's zone. */
    record Moment(Instant at) implements Piece {}
  }

  /** How words look. */
  enum Face {
    NORMAL,
    BOLD,
    CODE
  }
}
