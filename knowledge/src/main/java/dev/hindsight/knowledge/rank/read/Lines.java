package dev.hindsight.knowledge.rank.read;

import dev.hindsight.knowledge.EvidenceLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Consecutive raw lines of one object and kind: mostly what one command printed.
 *
 * @param budget of the reading that they are part of
 */
record Lines(List<EvidenceLine> all, Budget budget) {

  Lines {
    all = List.copyOf(all);
  }

  /** Splits where the object or the kind changes. */
  static List<Lines> blocks(List<EvidenceLine> lines, Budget budget) {
    List<Lines> blocks = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= lines.size(); i++) {
      if (i == lines.size() || !alike(lines.get(from), lines.get(i))) {
        blocks.add(new Lines(lines.subList(from, i), budget));
        from = i;
      }
    }
    return blocks;
  }

  private static boolean alike(EvidenceLine one, EvidenceLine other) {
    return one.kind().equals(other.kind()) && one.object().equals(other.object());
  }

  int size() {
    return all.size();
  }

  EvidenceLine at(int index) {
    return all.get(index);
  }

  String text(int index) {
    return all.get(index).text();
  }

  int number(int index) {
    return all.get(index).number();
  }

  String kind() {
    return all.getFirst().kind();
  }

  String object() {
    return all.getFirst().object();
  }

  Lines part(int from, int to) {
    return new Lines(all.subList(from, to), budget);
  }

  /** The object's kind where the caller knows it, lower case; else empty. */
  String objectKind() {
    String object = object();
    int end = object.indexOf(' ') < 0 ? object.indexOf('/') : object.indexOf(' ');
    return end < 0 ? "" : object.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /**
   * The number of the first line with all of these in it; of the first line where there is none.
   */
  int numberOf(String... needles) {
    // there is no other
    return size() == 1 ? number(0) : number(Math.max(0, indexOf(0, needles)));
  }

  /**
   * The index of the first line from here on with all of these in it; -1 where there is none, or
   * none could be found in time.
   */
  int indexOf(int from, String... needles) {
    for (int i = from; i < all.size() && budget.isLeft(); i++) {
      String text = all.get(i).text();
      budget.searched(text);
      if (Arrays.stream(needles).allMatch(text::contains)) {
        return i;
      }
    }
    return -1;
  }
}
