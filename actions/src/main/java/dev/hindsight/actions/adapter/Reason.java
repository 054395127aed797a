package dev.hindsight.actions.adapter;

/** Why an outside call did not do what was asked; shared by log, metric and message. */
public enum Reason {
  NOT_CONFIGURED,
  CONFLICT,
  THROTTLED,
  FORBIDDEN,
  ADMISSION,
  QUOTA,
  INVALID,
  GONE,
  TIMEOUT,
  UNREACHABLE,
  SERVER_ERROR,
  GARBLED
}
