package dev.hindsight.actions.policy.yaml;

/**
 * A policy, or a table of cases for it, that is not taken; the message names file, line, column and
 * what is wrong there.
 */
public final class PolicyFileException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  public PolicyFileException(String message) {
    super(message);
  }

  public PolicyFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
