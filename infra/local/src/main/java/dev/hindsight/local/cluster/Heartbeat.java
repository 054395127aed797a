package dev.hindsight.local.cluster;

import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Duration;

/** Ticks the cluster ten times a second and saves once a second, until closed. */
final class Heartbeat implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Heartbeat.class.getName());
  private static final Duration EVERY = Duration.ofMillis(100);
  private static final int BEATS_PER_SAVE = 10;

  private final ObjectStore store;
  private final Runnable tick;
  private final Thread thread;
  private int beats;

  private Heartbeat(ObjectStore store, Runnable tick) {
    this.store = store;
    this.tick = tick;
    this.thread = Thread.ofVirtual().name("practice-cluster").unstarted(this::run);
  }

  static Heartbeat start(ObjectStore store, Runnable tick) {
    var heartbeat = new Heartbeat(store, tick);
    heartbeat.thread.start();
    return heartbeat;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        beat();
        Thread.sleep(EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat() {
    try {
      tick.run();
      if (++beats % BEATS_PER_SAVE == 0) {
        store.locked(store::flush);
      }
    } catch (Throwable e) {
      LOG.log(System.Logger.Level.WARNING, "A tick of the practice cluster failed; it goes on", e);
    }
  }
}
