package dev.hindsight.actions.plan;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Live;
import java.time.Instant;
import java.util.List;

/**
 * What one step is chosen from.
 *
 * @param live its object, as the steps before it leave it
 * @param earlier what those do
 */
record Stage(Live live, Scene scene, List<Action> earlier) {

  Stage {
    earlier = List.copyOf(earlier);
  }

  Diagnosis diagnosis() {
    return scene.diagnosis();
  }

  Instant now() {
    return scene.now();
  }
}
