package dev.hindsight.actions;

/** What a person is told about what they asked; a refusal has changed nothing. */
public sealed interface Answer {

  /** A sentence for the person. */
  String text();

  /** It was recorded (committed) before this was returned. */
  record Accepted(String text) implements Answer {}

  /** Nothing was recorded. */
  record Refused(Reason reason, String text) implements Answer {}

  /** Why not; shared by log, metric and message. */
  enum Reason {
    UNKNOWN_PLAN,
    HASH_DIFFERS,
    WRONG_STATE,
    EXPIRED,
    OWN_REQUEST,
    ALREADY_VOTED,
    NOT_AN_APPROVER,
    CANNOT_VERIFY,
    STOPPED,
    NO_VOTE,
    TOO_LATE,
    TOO_MANY,
    READ_FIRST,
    NO_REASON,
    DENIED
  }
}
