package dev.hindsight.actions.script;

/**
 * One field of an AWS object as an expression, with what it must give before and gives after.
 *
 * @param label what people call it
 */
record Reading(String label, String expression, String before, String after) {

  /** One that must be so and is not changed. */
  static Reading stays(String label, String expression, String value) {
    return new Reading(label, expression, value, value);
  }

  /** One that must be true and is not changed. */
  static Reading holds(String label, String expression) {
    return stays(label, expression, "true");
  }

  /** One that is not true before and is after. */
  static Reading becomes(String label, String expression) {
    return new Reading(label, expression, "false", "true");
  }

  /** The other way round. */
  Reading back() {
    return new Reading(label, expression, /* before= */ after, /* after= */ before);
  }

  /** What is told by the newest of its kind: it is the one from before, or another one. */
  static Reading newer(String label, String newest, String from) {
    return becomes(
        label, "to_string(not_null(%s, `\"none\"`)) != %s".formatted(newest, Jmes.text(from)));
  }

  String said(String value) {
    return "%s=[%s]".formatted(label, value);
  }
}
