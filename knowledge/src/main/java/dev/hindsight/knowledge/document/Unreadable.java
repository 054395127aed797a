package dev.hindsight.knowledge.document;

/** A file or line that cannot be taken in, and why, in plain words. */
final class Unreadable extends Exception {

  private static final long serialVersionUID = 1;

  Unreadable(String reason) {
    super(reason);
  }

  Unreadable(String reason, Throwable cause) {
    super(reason, cause);
  }

  String reason() {
    return Clean.line(String.valueOf(getMessage()));
  }
}
