package dev.hindsight.bench.chaos;

/** What must become of a plan, whatever happens to the executors. */
enum Expected {
  /** All its steps took effect and stay. */
  DONE("SUCCEEDED"),
  /** All that took effect was taken back. */
  TAKEN_BACK("UNDONE"),
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
