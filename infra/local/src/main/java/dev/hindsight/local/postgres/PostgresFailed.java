package dev.hindsight.local.postgres;

/** The server could not be installed, started or reached; the message says what to do. */
public final class PostgresFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PostgresFailed(String message) {
    super(message);
  }

  PostgresFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
