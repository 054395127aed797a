package dev.hindsight.actions.adapter;

/** Why an outside call did not do what was asked; shared by log, metric and message. */
public enum Reason {
  NOT_CONFIGURED,
  CONFLICT,
  THROTTLED,
  FORBIDDEN,
  ADMISSION,
  QUOTA,
  DISRUPTION_BUDGET,
  INVALID,
  GONE,
  TIMEOUT,
  UNREACHABLE,
  SERVER_ERROR,
  GARBLED,
  /** It is done in part and goes on. */
  UNFINISHED;

  /** Whether the other side answered that it did not do what was asked. */
  public boolean withoutEffect() {
    return switch (this) {
      case TIMEOUT, UNREACHABLE, SERVER_ERROR, GARBLED, UNFINISHED -> false;
      case NOT_CONFIGURED,
          CONFLICT,
          THROTTLED,
          FORBIDDEN,
          ADMISSION,
          QUOTA,
          DISRUPTION_BUDGET,
          INVALID,
          GONE ->
          true;
    };
  }
}
