package dev.hindsight.knowledge.search;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Fills the index after the start and keeps it near what is kept, on one thread. */
@Component
class IndexLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(IndexLoop.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** Questions that come meanwhile get their turn between two slices. */
  private static final Duration SLICE = Duration.ofMillis(500);

  /** So many rounds from one comparison of everything to the next. */
  private static final int THOROUGH = 10;

  private final KnowledgeIndex index;
  private int rounds;
  private volatile ScheduledExecutorService thread = stopped();
  private String trouble = "";

  IndexLoop(KnowledgeIndex index) {
    this.index = index;
  }

  @Override
  public synchronized void start() {
    thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("search-index").factory());
    // a round never throws
    var _ = thread.scheduleWithFixedDelay(this::round, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whatever happens, the next round comes. */
  private void round() {
    try {
      int before = index.size();
      boolean all = index.refresh(SLICE);
      while (!all && !thread.isShutdown()) {
        all = index.refresh(SLICE);
      }
      if (++rounds % THOROUGH == 0) {
        boolean _ = index.compare(SLICE);
      }
      if (before == 0 && index.size() > 0) {
        LOG.info("{} lessons and documents can be searched", index.size());
      }
      trouble = "";
    } catch (Throwable e) {
      report(e);
    }
  }

  /** The same trouble is told once. */
  private void report(Throwable e) {
    if (!thread.isShutdown() && !trouble.equals(e.toString())) {
      trouble = e.toString();
      LOG.warn("what is new cannot be searched yet; next try in {} s", EVERY.toSeconds(), e);
    }
  }

  @Override
  public synchronized void stop() {
    thread.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return !thread.isShutdown();
  }

  private static ScheduledExecutorService stopped() {
    ScheduledExecutorService none = Executors.newSingleThreadScheduledExecutor();
    none.shutdown();
    return none;
  }
}
