package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.EvidenceLine;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line of evidence made ready for matching.
 *
 * @param numbers the lines as they came in that it was read from
 * @param scanned its beginning, long enough for every pattern
 * @param token what stays of it when it happens again
 * @param notable whether it is abnormal, so that a cause should explain it
 * @param generic whether nearly every cause brings it along
 */
record Line(
    EvidenceLine line,
    List<Integer> numbers,
    Source source,
    Scanned scanned,
    String token,
    boolean notable,
    boolean generic) {

  /** Words of a log with digits in them: ids, mostly. */
  private static final Pattern VOLATILE =
      Pattern.compile("\\S{0,200}(?:\\d|<\\w{1,10}>)\\S{0,200}");

  /** What it has in common with lines that say the same of the same object. */
  String shape() {
    String said = source == Source.LOGS ? VOLATILE.matcher(token).replaceAll("#") : token;
    return line.object() + " " + said;
  }

  String text() {
    return scanned.text();
  }

  /** The same, said by these lines too. */
  Line with(List<Integer> more, int most) {
    if (numbers.size() >= most) {
      return this;
    }
    List<Integer> all = Stream.concat(numbers.stream(), more.stream()).distinct().toList();
    return new Line(line, all, source, scanned, token, notable, generic);
  }

  int number() {
    return line.number();
  }

  /** An alert's name has no line of its own to point at. */
  boolean canBeShown() {
    return line.number() > 0;
  }
}
