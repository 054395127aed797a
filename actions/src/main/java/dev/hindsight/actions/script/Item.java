package dev.hindsight.actions.script;

import dev.hindsight.actions.plan.Step;

/** One piece of a script. */
sealed interface Item {

  /** Its number, as {@code 2} or {@code 3.1}. */
  String number();

  /** What it does, in one line. */
  String words();

  /** A change. */
  record Do(String number, Deed deed) implements Item {

    @Override
    public String words() {
      return Line.of(deed.sentence());
    }
  }

  /** A change in AWS. */
  record Call(String number, AwsDeed deed) implements Item {

    @Override
    public String words() {
      return Line.of(deed.sentence());
    }
  }

  /**
   * A look into AWS until it is as it should be.
   *
   * @param seconds how long at most; 0 for one look
   */
  record Look(String number, String words, AwsLook look, long seconds) implements Item {}

  /** A step that changes nothing: it waits, looks or asks. */
  record Pause(String number, Step step) implements Item {

    @Override
    public String words() {
      return Line.of(step.sentence());
    }
  }

  /** What cannot be taken back, and why. */
  record Stays(String number, String why) implements Item {

    @Override
    public String words() {
      return Line.of(why);
    }
  }
}
