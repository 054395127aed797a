package dev.hindsight.actions.executor;

import java.util.function.Consumer;

/** Named places at which a test lets the process die; inert otherwise. */
public enum FailPoint {
  BEFORE_CLAIM("before-claim", "an approval is committed, its run not begun: it begins once"),
  BEFORE_START(
      "before-start", "all is looked at, the start not written: it is looked at again, once begun"),
  BEFORE_INTENT("before-intent", "nothing is written down of a step yet: it is done once"),
  AFTER_INTENT("after-intent", "an intent without its call: seen not to be done, then done once"),
  AFTER_WRITE("after-write", "a call without its outcome: seen to be done, not done again"),
  AFTER_OUTCOME("after-outcome", "a step is over, the next not begun: the run goes on with that"),
  BEFORE_PAUSE("before-pause", "a step without a write is not begun: it begins once"),
  AFTER_PAUSE_BEGUN("after-pause-begun", "its time counts from what is stored, not from a restart"),
  BEFORE_PAUSE_OUTCOME("before-pause-outcome", "what it waited for is looked at again"),
  AFTER_PAUSE_OUTCOME("after-pause-outcome", "it is over once, and the run goes on after it"),
  BEFORE_VERIFY("before-verify", "all steps are done, which is found in the journal"),
  DURING_VERIFY("during-verify", "the soak and the deadline count from what is stored"),
  BETWEEN_UNDO_STEPS(
      "between-undo-steps", "the undo goes on with the next step, none is taken back twice"),
  BEFORE_FINAL("before-final", "the last sample is taken, the end not written: there is one end"),
  AFTER_FINAL("after-final", "the end is written, the task still there: nothing happens again");

  /**
   * System property that names the place at which this process halts, and at which hit counted from
   * now: {@code after-write} or {@code after-write:3}.
   */
  public static final String PROPERTY = "hindsight.failpoint";

  private static final int KILLED = 137;
  private static volatile Consumer<FailPoint> onHit = FailPoint::halt;

  private final String place;
  private final String proves;

  FailPoint(String place, String proves) {
    this.place = place;
    this.proves = proves;
  }

  /** The place's name. */
  public String place() {
    return place;
  }

  /** What a death at this place shows, when all is well afterwards. */
  public String proves() {
    return proves;
  }

  /** The process passes this place. */
  public void hit() {
    onHit.accept(this);
  }

  /** Somebody outside counts: is told of each hit, before this process dies of it. */
  public static void count(Consumer<FailPoint> counter) {
    onHit = counter.andThen(FailPoint::halt);
  }

  static void arm(Consumer<String> test) {
    onHit = point -> test.accept(point.place);
  }

  static void disarm() {
    onHit = FailPoint::halt;
  }

  private static void halt(FailPoint point) {
    String armed = System.getProperty(PROPERTY, "");
    if (armed.equals(point.place)) {
      Runtime.getRuntime().halt(KILLED);
    }
    if (armed.startsWith(point.place + ":")) {
      countDown(point);
    }
  }

  private static synchronized void countDown(FailPoint point) {
    String armed = System.getProperty(PROPERTY, "");
    if (!armed.startsWith(point.place + ":")) {
      return;
    }
    int left = Integer.parseInt(armed.substring(point.place.length() + 1));
    if (left <= 1) {
      Runtime.getRuntime().halt(KILLED);
    }
    System.setProperty(PROPERTY, point.place + ":" + (left - 1));
  }
}
