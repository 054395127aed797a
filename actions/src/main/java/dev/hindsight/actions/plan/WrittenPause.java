package dev.hindsight.actions.plan;

import dev.hindsight.actions.verify.Probe;
import java.util.Optional;
import java.util.stream.Stream;

/** What people write of a step that waits, looks or asks. */
record WrittenPause(
    Optional<Long> waitSeconds,
    Optional<Probe> probe,
    Optional<String> question,
    Optional<Long> withinSeconds) {

  /**
   * The step; empty where it is an action.
   *
   * @throws IllegalArgumentException where it is none of these, or several, for people
   */
  Optional<Step> step(boolean action) {
    long kinds = Stream.of(waitSeconds, probe, question).filter(Optional::isPresent).count();
    boolean timed = probe.isPresent() || question.isPresent();
    if (kinds + (action ? 1 : 0) != 1 || timed != withinSeconds.isPresent()) {
      throw new IllegalArgumentException(
          "a step has one of action, waitSeconds, probe or question; a probe and a question have"
              + " withinSeconds, the others have not");
    }
    return waitSeconds
        .<Step>map(Step.Wait::new)
        .or(() -> probe.map(p -> new Step.Check(p, withinSeconds.orElseThrow())))
        .or(() -> question.map(q -> new Step.Ask(q, withinSeconds.orElseThrow())));
  }
}
