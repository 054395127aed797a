package dev.hindsight.knowledge.template;

/**
 * Hashes of words and of sequences of them, the same on every machine.
 *
 * <p>A sequence's hash is a sum with one factor a position, so that it is known at once what it
 * would be with another word in one place.
 */
final class Hashes {

  static final long START = 0xcbf29ce484222325L;
  static final long VALUE = mixed(0x5bd1e9955bd1e995L);

  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final long[] FACTORS = factors();

  private Hashes() {}

  static long next(long hash, char c) {
    return (hash ^ c) * STEP;
  }

  static long of(String word) {
    long hash = START;
    for (int i = 0; i < word.length(); i++) {
      hash = next(hash, word.charAt(i));
    }
    return mixed(hash);
  }

  static long indexed(long hash) {
    return mixed(hash + STEP);
  }

  /** The part that a word has in its sequence's hash. */
  static long at(int position, long hash) {
    return hash * FACTORS[position];
  }

  static long mixed(long hash) {
    long h = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
    return h ^ (h >>> 31);
  }

  private static long[] factors() {
    long[] factors = new long[Tokens.MOST];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = mixed(STEP * (i + 1)) | 1;
    }
    return factors;
  }
}
