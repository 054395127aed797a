package dev.hindsight.actions.aws;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation.Kind;
import java.time.Instant;
import java.util.Optional;

/** One line about one object; a log is one of many lines. */
record Told(ObjectRef object, Kind kind, String text, Optional<Instant> at) {

  static Told of(ObjectRef object, Kind kind, String text) {
    return new Told(object, kind, text, Optional.empty());
  }
}
