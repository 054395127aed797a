package dev.hindsight.actions.action;

/** The states of a CloudWatch alarm, by the API's own names. */
public enum AlarmState {
  OK,
  ALARM,
  INSUFFICIENT_DATA
}
