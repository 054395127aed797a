package dev.hindsight.local.data;

import org.jspecify.annotations.Nullable;

/** What the user asked for is impossible; the message is one line that says what to do. */
public final class CannotRun extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CannotRun(String message) {
    super(message);
  }

  public CannotRun(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
