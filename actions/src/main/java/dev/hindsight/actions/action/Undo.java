package dev.hindsight.actions.action;

import java.util.Optional;

/** How an action is taken back. */
public sealed interface Undo {

  /** In words. */
  String words();

  /** What is left as it is all the same, a clause; empty where nothing is. */
  Optional<String> stays();

  /** By another action. */
  record By(Action action, Optional<String> stays) implements Undo {

    /** Wholly. */
    public By(Action action) {
      this(action, Optional.empty());
    }

    @Override
    public String words() {
      return action.sentence() + stays.map(s -> "; " + s).orElse("");
    }
  }

  /** Not at all; why that does no harm, or what it means, a clause. */
  record Never(String why, boolean harmless) implements Undo {

    /** Which does no harm. */
    public Never(String harmless) {
      this(harmless, true);
    }

    /** Which has to be known. */
    static Never because(String why) {
      return new Never(why, false);
    }

    @Override
    public String words() {
      return "It cannot be undone%s: %s".formatted(harmless ? ", which is harmless" : "", why);
    }

    @Override
    public Optional<String> stays() {
      return Optional.of(words());
    }
  }
}
