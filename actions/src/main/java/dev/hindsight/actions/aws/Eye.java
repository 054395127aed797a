package dev.hindsight.actions.aws;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.Live;
import java.time.Instant;
import java.util.List;

/** What is worth knowing of one kind of object when something is wrong; pure but for its asks. */
interface Eye {

  AwsKind kind();

  /** What the object itself tells. */
  List<Told> state(Live live, Instant now);

  /** What it leads to: objects that may be the reason, worst first. */
  default List<Hop> next(Live live) {
    return List.of();
  }

  /** What else is asked about it. */
  default List<Ask> asks(Live live, Instant now) {
    return List.of();
  }

  /** The numbers that tell most. */
  default List<Gauge> gauges(Live live) {
    return List.of();
  }

  /**
   * Another object.
   *
   * @param why what it has to do with the one that led there; told of it
   */
  record Hop(ObjectRef object, String why) {}
}
