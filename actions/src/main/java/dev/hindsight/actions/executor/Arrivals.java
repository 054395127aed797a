package dev.hindsight.actions.executor;

import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Outcome.Done;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Outcome.TryAgain;
import dev.hindsight.actions.executor.StepResult.Retry;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether what a run changed has arrived everywhere, where the other side says so later. */
@Component
class Arrivals {

  private static final Duration LOOK = Duration.ofSeconds(5);

  private final Adapter adapter;

  Arrivals(Adapter adapter) {
    this.adapter = adapter;
  }

  /** What is still on its way of the changes in this direction; empty where nothing is. */
  Optional<Retry> awaited(Run run, Direction direction) {
    return run.trail().receipted(direction).stream()
        .flatMap(entry -> awaited(run.trail(), entry).stream())
        .findFirst();
  }

  private Optional<Retry> awaited(Trail trail, Entry entry) {
    String receipt = entry.receipt().orElseThrow();
    String way = "change %s of step %d has not arrived everywhere".formatted(receipt, entry.step());
    return switch (adapter.arrived(trail.of(entry), receipt)) {
      case Done<Boolean>(Boolean there) ->
          there ? Optional.empty() : Optional.of(new Retry(way, LOOK));
      case TryAgain<Boolean>(_, String text, Duration after) ->
          Optional.of(new Retry(text, after.compareTo(LOOK) > 0 ? after : LOOK));
      case GaveUp<Boolean>(_, String text) -> Optional.of(new Retry(way + ": " + text, LOOK));
    };
  }
}
