package dev.hindsight.bench.scale;

import java.util.List;

/**
 * What was measured.
 *
 * @param embeddedASecond texts that the model embeds, one after the other
 * @param loadMs from the first search until all could be found: index and vectors are read
 * @param searches the product's search
 * @param vectors the ways of searching vectors, side by side
 * @param rssMib the most memory this JVM had, with the product in it, before they were compared
 */
record Measured(
    long passages,
    double importS,
    double embeddedASecond,
    double loadMs,
    List<Row> searches,
    List<Row> vectors,
    double p99Ms,
    double p99EmbeddedMs,
    long rssMib) {

  Measured {
    searches = List.copyOf(searches);
    vectors = List.copyOf(vectors);
  }

  /**
   * One line of a table.
   *
   * @param recall the share of the true ten nearest, from 0 to 1; -1 where it was not compared
   * @param fewest the fewest results of any question
   */
  record Row(String what, String scope, Latency latency, double recall, int fewest) {}
}
