package dev.hindsight.actions.script;

import java.util.Optional;

/**
 * A field that an action looks at, with what it must be before and is after; empty: not there.
 *
 * @param label what people call it
 */
record Spot(String label, FieldPath path, Optional<String> before, Optional<String> after) {

  Spot(String label, FieldPath path, String before, String after) {
    this(label, path, Optional.of(before), Optional.of(after));
  }

  /** One that must be so and is not changed. */
  static Spot stays(String label, FieldPath path, Optional<String> value) {
    return new Spot(label, path, value, value);
  }

  /** Words of ours, so that a label is never taken for a part of the expression it stands in. */
  String word() {
    return label.replaceAll("[^A-Za-z0-9._/-]", "_");
  }
}
