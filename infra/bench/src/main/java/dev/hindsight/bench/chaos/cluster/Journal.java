package dev.hindsight.bench.chaos.cluster;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Every request that the proxy saw. */
public final class Journal {

  private final Clock clock;
  private final List<Seen> seen = new ArrayList<>();

  Journal(Clock clock) {
    this.clock = clock;
  }

  synchronized void add(Call call, Fault fault, boolean applied, int answered) {
    seen.add(
        new Seen(
            seen.size(),
            clock.instant(),
            call.method(),
            call.path(),
            call.writes(),
            call.marker(),
            fault.getClass().getSimpleName(),
            applied && call.writes(),
            answered));
  }

  /** So far, oldest first. */
  public synchronized List<Seen> all() {
    return List.copyOf(seen);
  }

  /** The writes that were asked for, whatever became of them. */
  public List<Seen> tried() {
    return all().stream().filter(Seen::writes).toList();
  }

  /** The writes that took effect. */
  public List<Seen> applied() {
    return all().stream().filter(Seen::applied).toList();
  }
}
