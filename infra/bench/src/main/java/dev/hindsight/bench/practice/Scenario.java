package dev.hindsight.bench.practice;

import dev.hindsight.local.cluster.Injection;
import java.util.List;

/**
 * What happens in one practice world.
 *
 * @param seed settles the world's identities and its hour
 * @param over faults that somebody healed long before one looks
 * @param faults what is wrong when one looks; nothing in a healthy world
 */
record Scenario(String id, long seed, List<Injection> over, List<Injection> faults) {

  Scenario {
    over = List.copyOf(over);
    faults = List.copyOf(faults);
  }
}
