package dev.hindsight.bench.prompts;

import dev.hindsight.bench.Spread;
import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.slack.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long an incident's first card takes, on the wall's clock. */
final class FirstCards {

  private static final long APART = 1_500_000_000L;
  private static final long AT_MOST = 30_000_000_000L;

  private FirstCards() {}

  /**
   * In milliseconds, 95th percentile over so many incidents of either world, a second and a half
   * apart; first one, then the other, so that what else the machine does delays both alike.
   */
  static P95 p95(World stalled, World none, int cards) {
    List<World> worlds = List.of(stalled, none);
    List<List<Duration>> took = List.of(new ArrayList<>(), new ArrayList<>());
    worlds.forEach(world -> world.cluster().inject(Fault.OOM, "checkout"));
    try (Webhook first = new Webhook(stalled);
        Webhook second = new Webhook(none)) {
      List<Webhook> webhooks = List.of(first, second);
      for (int i = 0; i <= cards; i++) {
        for (int j = 0; j < worlds.size(); j++) {
          int at = (i + j) % worlds.size();
          long start = System.nanoTime();
          Duration card = one(worlds.get(at), webhooks.get(at), "card" + i);
          if (i > 0) {
            took.get(at).add(card);
          }
          rest(start);
        }
      }
    }
    return new P95(
        Spread.of(took.getFirst()).percentile(95), Spread.of(took.getLast()).percentile(95));
  }

  /** In milliseconds. */
  record P95(long stalled, long none) {}

  private static void rest(long start) {
    while (System.nanoTime() - start < APART) {
      Thread.onSpinWait();
      World.pause();
    }
  }

  private static Duration one(World world, Webhook webhook, String service) {
    long start = System.nanoTime();
    webhook.send(
        service, "shop", Map.of("alertname", "PodOOMKilled"), Map.of("summary", "restarts"));
    while (world.slack().messages(Workspace.INCIDENTS).stream()
        .noneMatch(m -> m.contains(service))) {
      if (System.nanoTime() - start > AT_MOST) {
        throw new CannotRun("no card of " + service);
      }
      Thread.onSpinWait();
      nap();
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void nap() {
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRun("interrupted", e);
    }
  }
}
