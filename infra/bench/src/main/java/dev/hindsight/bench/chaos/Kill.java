package dev.hindsight.bench.chaos;

import java.time.Instant;
import java.util.Set;

/**
 * An executor died.
 *
 * @param plans the runs that it had picked
 * @param alive those that went on, by name
 */
record Kill(Instant at, String owner, Set<Long> plans, Set<String> alive) {

  Kill {
    plans = Set.copyOf(plans);
    alive = Set.copyOf(alive);
  }
}
