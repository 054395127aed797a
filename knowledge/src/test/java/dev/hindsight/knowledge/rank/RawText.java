package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.RankedCauses;
import dev.hindsight.knowledge.Samples;
import dev.hindsight.knowledge.Symptoms;
import java.util.ArrayList;
import java.util.List;

/** Outputs as they are pasted, line by line, ranked with nothing but the shipped pack. */
final class RawText {

  private static final String MARK = "### ";

  private RawText() {}

  /** Blocks that each begin with {@code ### kind Object ns/name}; the object may be left out. */
  static Symptoms of(String text) {
    List<EvidenceLine> lines = new ArrayList<>();
    String kind = "state";
    String object = "";
    for (String line : text.lines().toList()) {
      if (line.startsWith(MARK)) {
        String head = line.substring(MARK.length());
        int space = head.indexOf(' ');
        kind = space < 0 ? head : head.substring(0, space);
        object = space < 0 ? "" : head.substring(space + 1);
      } else if (!line.isBlank()) {
        lines.add(new EvidenceLine(lines.size() + 1, object, kind, line));
      }
    }
    return new Symptoms("", "", List.of(), List.of(), lines, Samples.SINCE);
  }

  static RankedCauses ranked(String text) {
    return Ranking.shipped().rank(of(text), List.of());
  }
}
