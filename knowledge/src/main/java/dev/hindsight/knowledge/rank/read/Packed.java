package dev.hindsight.knowledge.rank.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines on which a long value stands, as YAML breaks it.
 *
 * @param numbers of these lines, in their order
 */
record Packed(List<Integer> numbers) {

  private static final int MOST_LINES = 60;
  private static final int SHORTEST = 3;
  private static final Pattern QUOTES = Pattern.compile("[\"'\\\\\\s]+");

  Packed {
    numbers = List.copyOf(numbers);
  }

  int first() {
    return numbers.getFirst();
  }

  /** Found by its first words; where they are not found, it is the first line. */
  static Packed of(String text, String first, Lines lines) {
    int start = start(first, lines);
    String bare = bare(text);
    List<Integer> numbers = new ArrayList<>(List.of(lines.number(start)));
    for (int i = start + 1; i < lines.size() && numbers.size() < MOST_LINES; i++) {
      String said = bare(lines.text(i));
      if (said.length() < SHORTEST || !bare.contains(said)) {
        break;
      }
      numbers.add(lines.number(i));
    }
    return new Packed(numbers.stream().distinct().toList());
  }

  /** Where a value starts: quoted as it is, quoted in another way, or broken after a few words. */
  private static int start(String text, Lines lines) {
    if (lines.size() == 1) {
      return 0;
    }
    for (int most : new int[] {30, 12}) {
      String start = text.substring(0, Math.min(most, text.length()));
      for (String spelt : List.of(start, start.replace("\"", "\\\""), start.replace("\"", ""))) {
        int index = lines.indexOf(0, spelt);
        if (index > 0) {
          return index;
        }
      }
    }
    return 0;
  }

  private static String bare(String text) {
    return QUOTES.matcher(text).replaceAll("");
  }
}
