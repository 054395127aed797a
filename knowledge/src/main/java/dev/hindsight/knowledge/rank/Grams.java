package dev.hindsight.knowledge.rank;

import java.util.stream.IntStream;

/**
 * Which three letters stand side by side in a text, whatever their case, by their hashes. A text
 * that lacks one of a word's does not have the word; one that has all of them may.
 */
final class Grams {

  /** Shorter words have none. */
  static final int LENGTH = 3;

  private static final int BITS = 4_096;

  private final long[] seen = new long[BITS / Long.SIZE];

  private Grams() {}

  static Grams of(String text) {
    Grams grams = new Grams();
    for (int end = LENGTH; end <= text.length(); end++) {
      int hash = hash(text, end);
      grams.seen[hash / Long.SIZE] |= 1L << hash;
    }
    return grams;
  }

  /** What {@link #hasAll} is asked for a word. */
  static int[] hashes(String word) {
    return IntStream.rangeClosed(LENGTH, word.length()).map(end -> hash(word, end)).toArray();
  }

  boolean hasAll(int[] hashes) {
    for (int hash : hashes) {
      if ((seen[hash / Long.SIZE] & 1L << hash) == 0) {
        return false;
      }
    }
    return true;
  }

  /** Twelve bits of the three letters before the end. */
  private static int hash(String text, int end) {
    int letters =
        lower(text.charAt(end - 3)) * 31 * 31
            + lower(text.charAt(end - 2)) * 31
            + lower(text.charAt(end - 1));
    return (letters * 0x9E3779B1) >>> 20;
  }

  /** As a pattern that ignores case does: only these letters have two cases. */
  private static int lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
  }
}
