package dev.hindsight.knowledge.rank.read;

/**
 * How long one reading may look at the same text again, in about nanoseconds: to see where a
 * document ends, and on which line a value stands. Reading each line once is not counted.
 */
final class Budget {

  /** What was read of real incidents took a hundredth of it at most. */
  private static final long MOST = 300_000_000;

  private static final int A_LINE = 20;
  private static final int LETTERS_SEARCHED = 8;
  private static final int A_LETTER_PARSED = 30;

  private long left = MOST;

  boolean isLeft() {
    return left > 0;
  }

  /** A line was searched for some words. */
  void searched(String line) {
    left -= A_LINE + line.length() / LETTERS_SEARCHED;
  }

  /** So many letters were looked at one by one. */
  void scanned(long letters) {
    left -= letters;
  }

  /** So many letters were parsed. */
  void parsed(long letters) {
    left -= A_LETTER_PARSED * letters;
  }
}
