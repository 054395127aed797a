package dev.hindsight.bench.chaos;

/** What must become of a plan, whatever happens to the executors. */
enum Expected {
  /** All its steps took effect and stay. */
  DONE("SUCCEEDED"),
  /** It did not help: all that took effect was taken back. */
  TAKEN_BACK("UNDONE"),
  /** A step was refused: the same, but it says nothing about whether the plan would have helped. */
  REFUSED("FAILED"),
  /** Nobody, or nobody who may, agreed: nothing may take effect. */
  NOTHING("");

  private final String state;

  Expected(String state) {
    this.state = state;
  }

  /** Where it ends; empty where that does not matter. */
  String state() {
    return state;
  }
}
