package dev.hindsight.prompts;

import java.util.Optional;

/** Keeps within their caps what models may cost; whoever runs the bot keeps the books. */
@FunctionalInterface
public interface Meter {

  /** One that keeps no books. */
  Meter NONE = (account, model, most) -> (spent, outcome) -> {};

  /**
   * Sets aside the most that one call may take, before it is made.
   *
   * @throws OverCap when it does not fit under a cap any more; nothing is set aside then
   */
  Tab open(Account account, String model, Amount most);

  /** What was set aside for one call; left alone, it stays spent. */
  @FunctionalInterface
  interface Tab {

    /**
     * Tells how the call ended.
     *
     * @param spent what it took; empty where nobody can know, and then all of it is spent
     * @param outcome a word for the books
     */
    void close(Optional<Amount> spent, String outcome);
  }

  /** A cap is reached; says which in a sentence for people. */
  final class OverCap extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OverCap(String sentence) {
      super(sentence);
    }
  }
}
