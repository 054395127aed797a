package dev.hindsight.actions.executor;

import java.util.Objects;
import java.util.function.Consumer;

/** Named places at which a test lets the process die; inert otherwise. */
public final class FailPoint {

  /** System property that names the place at which this process halts. */
  public static final String PROPERTY = "hindsight.failpoint";

  private static final int KILLED = 137;
  private static volatile Consumer<String> onHit = FailPoint::halt;

  private FailPoint() {}

  /** The process passes this place. */
  public static void hit(String name) {
    onHit.accept(name);
  }

  static void arm(Consumer<String> test) {
    onHit = test;
  }

  static void disarm() {
    onHit = FailPoint::halt;
  }

  private static void halt(String name) {
    if (Objects.equals(System.getProperty(PROPERTY), name)) {
      Runtime.getRuntime().halt(KILLED);
    }
  }
}
