package dev.hindsight.bench.logs;

import java.util.List;

/**
 * What a parser made of a log, line by line.
 *
 * @param ids of the templates at the end of the stream
 * @param first the ids as each line got them when it was read
 * @param texts of the templates at the end
 */
record Grouped(List<String> ids, List<String> first, List<String> texts) {

  /** Something that tells kinds of lines apart; each call begins with nothing learned. */
  @FunctionalInterface
  interface Parser {
    Grouped parse(List<String> lines);
  }
}
