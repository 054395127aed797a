package dev.hindsight.bench.aws;

import dev.hindsight.bench.proxy.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers that are behind: for some time after a write, the reads of what it names are answered as
 * they were last answered before it. A read that nobody made before tells the truth.
 */
final class StaleReads {

  // shorter ones, such as a number or a protocol, name nothing
  private static final int SHORTEST_NAME = 6;

  private final Clock clock;
  private final Map<Key, Answer> last = new HashMap<>();
  private final Map<Key, Frozen> frozen = new HashMap<>();

  StaleReads(Clock clock) {
    this.clock = clock;
  }

  private record Key(String service, String region, String operation, String body) {}

  private record Answer(Set<String> names, Reply reply) {}

  private record Frozen(Reply reply, Instant until) {}

  /** What this read is answered while it is behind. */
  synchronized Optional<Reply> of(AwsCall call) {
    if (call.writes()) {
      return Optional.empty();
    }
    Key key = key(call);
    Optional<Frozen> old = Optional.ofNullable(frozen.get(key));
    if (old.isPresent() && !clock.instant().isBefore(old.get().until())) {
      frozen.remove(key);
      return Optional.empty();
    }
    return old.map(Frozen::reply);
  }

  /** The server answered well; reads of what a write names are behind for so long. */
  synchronized void saw(AwsCall call, Reply reply, Duration behind) {
    if (!call.writes()) {
      last.put(key(call), new Answer(names(call), reply));
      return;
    }
    Set<String> written = names(call);
    Instant until = clock.instant().plus(behind);
    last.entrySet()
        .removeIf(
            read -> {
              boolean touched = !Collections.disjoint(read.getValue().names(), written);
              if (touched && behind.isPositive()) {
                frozen.putIfAbsent(read.getKey(), new Frozen(read.getValue().reply(), until));
              }
              return touched;
            });
  }

  private static Key key(AwsCall call) {
    return new Key(call.service(), call.region(), call.operation(), call.bodyHash());
  }

  private static Set<String> names(AwsCall call) {
    Set<String> names = call.values();
    names.removeIf(value -> value.length() < SHORTEST_NAME);
    return names;
  }
}
