package dev.hindsight.actions.action;

/** How an action is taken back. */
public sealed interface Undo {

  /** In words. */
  String words();

  /** By another action. */
  record By(Action action) implements Undo {

    @Override
    public String words() {
      return action.sentence();
    }
  }

  /** Not at all; why that does no harm, a clause. */
  record Never(String harmless) implements Undo {

    @Override
    public String words() {
      return "It cannot be undone, which is harmless: " + harmless;
    }
  }
}
