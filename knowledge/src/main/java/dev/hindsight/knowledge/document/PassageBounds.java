package dev.hindsight.knowledge.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Brings passages to a size that is good to find and to read; pure.
 *
 * <p>A long one is cut between paragraphs or list items, a tiny one joins its neighbour under the
 * heading that they share. A block of code is cut only where it alone is too long.
 */
final class PassageBounds {

  /** In characters: about what the embedding model reads of a text. */
  static final int TARGET = 1_000;

  /** What nothing is longer than. */
  static final int LONGEST = 1_500;

  private static final int TINY = 200;
  private static final Pattern FENCE = Pattern.compile("\\s{0,3}(?:`{3,}|~{3,}).*");
  private static final Pattern ITEM = Pattern.compile("(?:[-*+]|\\d+[.)])\\s.*");

  private PassageBounds() {}

  static List<Passage> bounded(List<Passage> sections) {
    List<Passage> cut = new ArrayList<>();
    for (Passage section : sections) {
      pieces(section.body()).forEach(body -> cut.add(new Passage(section.headingPath(), body)));
    }
    List<Passage> joined = new ArrayList<>();
    for (Passage passage : cut) {
      if (!joined.isEmpty() && belong(joined.getLast(), passage)) {
        joined.add(join(joined.removeLast(), passage));
      } else {
        joined.add(passage);
      }
    }
    return joined;
  }

  private static boolean belong(Passage a, Passage b) {
    int shared = shared(a.headingPath(), b.headingPath());
    int least = Math.min(a.headingPath().size(), b.headingPath().size());
    return Math.min(a.body().length(), b.body().length()) < TINY
        && a.body().length() + b.body().length() < TARGET
        && shared >= Math.max(1, least - 1);
  }

  private static Passage join(Passage a, Passage b) {
    int shared = shared(a.headingPath(), b.headingPath());
    return new Passage(
        a.headingPath().subList(0, shared), told(a, shared) + "\n\n" + told(b, shared));
  }

  /** With the headings that are no longer above it. */
  private static String told(Passage passage, int shared) {
    List<String> below = passage.headingPath().subList(shared, passage.headingPath().size());
    return below.isEmpty() ? passage.body() : String.join(": ", below) + "\n" + passage.body();
  }

  private static int shared(List<String> a, List<String> b) {
    int shared = 0;
    while (shared < Math.min(a.size(), b.size()) && a.get(shared).equals(b.get(shared))) {
      shared++;
    }
    return shared;
  }

  private static List<String> pieces(String body) {
    if (body.length() <= TARGET) {
      return List.of(body);
    }
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (String block : blocks(body)) {
      if (!piece.isEmpty() && piece.length() + block.length() > TARGET) {
        pieces.add(piece.toString().strip());
        piece.setLength(0);
      }
      piece.append(block);
    }
    pieces.add(piece.toString().strip());
    pieces.removeIf(String::isEmpty);
    return pieces;
  }

  /** Paragraphs, list items and whole blocks of code, each with what separates it from the next. */
  private static List<String> blocks(String body) {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    boolean fenced = false;
    for (String line : body.lines().toList()) {
      boolean fence = FENCE.matcher(line).matches();
      if (!fenced && !block.isEmpty() && (fence || ITEM.matcher(line).matches())) {
        close(block, blocks);
      }
      fenced ^= fence;
      block.append(line).append('\n');
      if (!fenced && (fence || line.isBlank())) {
        close(block, blocks);
      }
    }
    close(block, blocks);
    return blocks;
  }

  private static void close(StringBuilder block, List<String> blocks) {
    if (block.length() <= LONGEST) {
      blocks.add(block.toString());
    } else {
      shorter(block.toString(), blocks);
    }
    block.setLength(0);
  }

  /** At the ends of lines, else of sentences or words, else anywhere. */
  private static void shorter(String block, List<String> blocks) {
    String rest = block;
    while (rest.length() > LONGEST) {
      int end = end(rest.substring(0, LONGEST));
      blocks.add(rest.substring(0, end));
      rest = rest.substring(end);
    }
    blocks.add(rest);
  }

  private static int end(String head) {
    for (String sign : List.of("\n", ". ", " ")) {
      int end = head.lastIndexOf(sign);
      if (end > LONGEST / 2) {
        return end + sign.length();
      }
    }
    return Character.isHighSurrogate(head.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
  }
}
