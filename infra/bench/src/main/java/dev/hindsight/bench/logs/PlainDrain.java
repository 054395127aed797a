package dev.hindsight.bench.logs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Drain as its paper has it, as a control: a tree of depth 4 by length and first word, the most
 * similar cluster of a leaf, and masks for addresses, hexadecimal and plain numbers.
 *
 * @param similarity the least share of equal words
 * @param masks whether values are masked first
 */
record PlainDrain(double similarity, boolean masks) implements Grouped.Parser {

  private static final int MOST_CHILDREN = 100;
  private static final String ANY = "<*>";
  private static final Pattern VALUES =
      Pattern.compile(
          "(?<![A-Za-z0-9])(?:\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+)?|0x[0-9a-fA-F]+|[-+]?\\d+)(?![A-Za-z0-9])");

  @Override
  public Grouped parse(List<String> lines) {
    Tree tree = new Tree(similarity);
    List<Cluster> clusters = lines.stream().map(line -> tree.add(words(line))).toList();
    List<String> ids = clusters.stream().map(cluster -> Integer.toString(cluster.id)).toList();
    return new Grouped(
        ids, ids, clusters.stream().map(cluster -> String.join(" ", cluster.words)).toList());
  }

  List<String> words(String line) {
    String masked = masks ? VALUES.matcher(line).replaceAll(ANY) : line;
    return Arrays.asList(masked.strip().split("\\s+", -1));
  }

  /** Words of one kind of line. */
  static final class Cluster {

    private final int id;
    private final String[] words;

    Cluster(int id, List<String> words) {
      this.id = id;
      this.words = words.toArray(String[]::new);
    }
  }

  /** Clusters by length and first word. */
  static final class Tree {

    private final double similarity;
    private final Map<Integer, Map<String, List<Cluster>>> byLength = new HashMap<>();
    private int clusters;

    Tree(double similarity) {
      this.similarity = similarity;
    }

    Cluster add(List<String> words) {
      List<Cluster> leaf = leaf(words);
      Cluster best = best(leaf, words);
      if (best == null) {
        best = new Cluster(clusters++, words);
        leaf.add(best);
      }
      for (int i = 0; i < best.words.length; i++) {
        best.words[i] = best.words[i].equals(words.get(i)) ? best.words[i] : ANY;
      }
      return best;
    }

    private List<Cluster> leaf(List<String> words) {
      Map<String, List<Cluster>> byWord =
          byLength.computeIfAbsent(words.size(), _ -> new HashMap<>());
      String first = words.getFirst();
      boolean varies = first.chars().anyMatch(Character::isDigit);
      boolean full = byWord.size() >= MOST_CHILDREN && !byWord.containsKey(first);
      return byWord.computeIfAbsent(varies || full ? ANY : first, _ -> new ArrayList<>());
    }

    private @Nullable Cluster best(List<Cluster> leaf, List<String> words) {
      Cluster best = null;
      double most = -1;
      int mostAny = -1;
      for (Cluster cluster : leaf) {
        int equal = 0;
        int any = 0;
        for (int i = 0; i < cluster.words.length; i++) {
          boolean isAny = cluster.words[i].equals(ANY);
          any += isAny ? 1 : 0;
          equal += !isAny && cluster.words[i].equals(words.get(i)) ? 1 : 0;
        }
        double share = (double) equal / cluster.words.length;
        if (share > most || (share == most && any > mostAny)) {
          best = cluster;
          most = share;
          mostAny = any;
        }
      }
      return most >= similarity ? best : null;
    }
  }
}
