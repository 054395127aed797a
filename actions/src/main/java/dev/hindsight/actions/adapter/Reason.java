package dev.hindsight.actions.adapter;

/** Why an outside call did not do what was asked; shared by log, metric and message. */
public enum Reason {
  NOT_CONFIGURED,
  OTHER_CLUSTER,
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
  /** The write was not sent: those who are to make it could not be asked for now. */
  NO_SESSION,
  /** It is done in part and goes on, or what was done cannot be seen yet. */
  UNFINISHED;

  /** Whether the other side answered that it did not do what was asked. */
  public boolean withoutEffect() {
    return switch (this) {
      case TIMEOUT, UNREACHABLE, SERVER_ERROR, GARBLED, UNFINISHED -> false;
      case NOT_CONFIGURED,
          OTHER_CLUSTER,
          CONFLICT,
          THROTTLED,
          FORBIDDEN,
          ADMISSION,
          QUOTA,
          DISRUPTION_BUDGET,
          INVALID,
          GONE,
          NO_SESSION ->
          true;
    };
  }
}
