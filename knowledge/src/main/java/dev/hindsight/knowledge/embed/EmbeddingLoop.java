package dev.hindsight.knowledge.embed;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Embeds in the background for as long as the application runs, on one thread. */
@Component
class EmbeddingLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddingLoop.class);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

  private final EmbeddingWork work;
  private final EmbeddingSettings settings;
  private volatile ScheduledExecutorService thread = stopped();
  private String trouble = "";

  EmbeddingLoop(EmbeddingWork work, EmbeddingSettings settings) {
    this.work = work;
    this.settings = settings;
  }

  @Override
  public synchronized void start() {
    thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("embeddings").factory());
    // a round never throws
    var _ =
        thread.scheduleWithFixedDelay(
            this::round,
            settings.startAfter().toMillis(),
            settings.every().toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Whatever happens, the next round comes. */
  void round() {
    try {
      work.warmUp();
      int embedded = all();
      work.forget();
      if (embedded > 0) {
        LOG.info("{} texts were embedded", embedded);
      }
      trouble = "";
    } catch (Throwable e) {
      report(e);
    }
  }

  private int all() {
    int embedded = 0;
    int batch;
    do {
      batch = work.batch();
      embedded += batch;
    } while (batch > 0 && !thread.isShutdown());
    return embedded;
  }

  /** The same trouble is told once. */
  private void report(Throwable e) {
    if (!thread.isShutdown() && !trouble.equals(e.toString())) {
      trouble = e.toString();
      LOG.warn(
          "nothing is embedded, search goes by words; next try in {} s",
          settings.every().toSeconds(),
          e);
    }
  }

  @Override
  public synchronized void stop() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.info("one text is still being embedded; it will be done again after the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return !thread.isShutdown();
  }

  @Override
  public boolean isAutoStartup() {
    return work.wanted();
  }

  private static ScheduledExecutorService stopped() {
    ScheduledExecutorService none = Executors.newSingleThreadScheduledExecutor();
    none.shutdown();
    return none;
  }
}
