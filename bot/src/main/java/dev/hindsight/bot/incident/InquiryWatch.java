package dev.hindsight.bot.incident;

import java.util.List;

/** Follows a model's looking while it goes on. */
@FunctionalInterface
public interface InquiryWatch {

  /** Nobody follows it. */
  InquiryWatch NOBODY = _ -> true;

  /** Hears of each change of the trail; once it answers false, no further look is taken. */
  boolean goesOn(Trail trail);

  /**
   * Where it looked, in order.
   *
   * @param end why it ended; empty while it goes on
   */
  record Trail(List<Look> looks, String end) {

    public Trail {
      looks = List.copyOf(looks);
    }

    public boolean ended() {
      return !end.isEmpty();
    }
  }

  /**
   * One look.
   *
   * @param tool our own name of what was looked at
   * @param note what came of it; empty while it is taken
   */
  record Look(String tool, State state, String note) {}

  /** How far a look is. */
  enum State {
    LOOKING,
    DONE,
    FAILED
  }
}
