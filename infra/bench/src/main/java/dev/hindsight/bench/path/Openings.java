package dev.hindsight.bench.path;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** When each service's first alert went to the bot; two of them never closer than the spacing. */
final class Openings {

  private final Duration spacing;
  private final Set<String> admitted = new HashSet<>();
  private final Map<String, Instant> sent = new HashMap<>();
  private final List<Duration> answered = new ArrayList<>();
  private long lastNanos;

  Openings(Duration spacing) {
    this.spacing = spacing;
    lastNanos = System.nanoTime() - spacing.toNanos();
  }

  /** Returns when a webhook about these services may go on: at once if all are known. */
  synchronized void await(List<String> services) throws InterruptedException {
    if (!admitted.containsAll(services)) {
      Thread.sleep(Duration.ofNanos(lastNanos + spacing.toNanos() - System.nanoTime()));
      lastNanos = System.nanoTime();
      admitted.addAll(services);
    }
  }

  /** The bot answered; what it was first sent about a service counts. */
  synchronized void passed(List<String> services, Instant at, Duration within) {
    services.forEach(service -> sent.putIfAbsent(service, at));
    answered.add(within);
  }

  /** By service. */
  synchronized Map<String, Instant> sent() {
    return Map.copyOf(sent);
  }

  /** How long the bot took to answer each webhook. */
  synchronized List<Duration> answered() {
    return List.copyOf(answered);
  }
}
