package dev.hindsight.knowledge.rank.learn;

import java.util.List;

/**
 * A feature on an object today.
 *
 * @param weight how much its sort and its place say, before it is known how rare it is
 * @param lines numbers of the lines that show it
 */
record Seen(double weight, List<Integer> lines) {

  private static final int MOST_LINES = 60;

  Seen and(double other, List<Integer> more) {
    List<Integer> all = new java.util.ArrayList<>(lines);
    more.stream().limit(MOST_LINES - Math.min(MOST_LINES, all.size())).forEach(all::add);
    return new Seen(Math.max(weight, other), List.copyOf(all));
  }
}
