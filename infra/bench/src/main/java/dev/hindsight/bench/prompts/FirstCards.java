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

  /** In milliseconds, 95th percentile over so many incidents, a second and a half apart. */
  static long p95(World world, int cards) {
    world.cluster().inject(Fault.OOM, "checkout");
    List<Duration> took = new ArrayList<>();
    try (Webhook webhook = new Webhook(world)) {
      one(world, webhook, "warm-up");
      for (int i = 0; i < cards; i++) {
        long start = System.nanoTime();
        took.add(one(world, webhook, "card" + i));
        while (System.nanoTime() - start < APART) {
          Thread.onSpinWait();
          World.pause();
        }
      }
    }
    return Spread.of(took).percentile(95);
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
