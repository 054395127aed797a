package dev.hindsight.bench.chaos.cluster;

import dev.hindsight.bench.proxy.Fault;
import dev.hindsight.bench.proxy.Reply;
import dev.hindsight.bench.proxy.Request;
import dev.hindsight.bench.proxy.Witness;
import java.time.Clock;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Every request that the proxy saw. */
public final class Journal implements Witness {

  private final Clock clock;
  private final List<Seen> seen = new ArrayList<>();
  private final IdentityHashMap<Request, Integer> underWay = new IdentityHashMap<>();

  Journal(Clock clock) {
    this.clock = clock;
  }

  /** What may be held on its way has come. */
  synchronized void comes(Request request) {
    underWay.put(request, seen.size());
  }

  @Override
  public synchronized void saw(Request request, Fault fault, Optional<Reply> done, int answered) {
    Call call = new Call(request);
    seen.add(
        new Seen(
            seen.size(),
            Optional.ofNullable(underWay.remove(request)).orElse(seen.size()),
            clock.instant(),
            call.method(),
            call.path(),
            call.writes(),
            call.marker(),
            fault.getClass().getSimpleName(),
            done.filter(Reply::good).isPresent() && call.writes(),
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
