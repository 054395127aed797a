package dev.hindsight.knowledge.rank.read;

import java.time.Instant;
import java.util.Optional;

/**
 * How a pod does, to tell what it is over by now.
 *
 * @param started when its container that runs was started, where that is said
 */
record PodSeen(String name, boolean ready, boolean deleted, Optional<Instant> started) {}
