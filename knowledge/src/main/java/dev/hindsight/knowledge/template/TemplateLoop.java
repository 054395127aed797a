package dev.hindsight.knowledge.template;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Saves what was counted and reads what all replicas counted, in the background; a crash loses the
 * counts of the last seconds.
 */
@Component
class TemplateLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(TemplateLoop.class);
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(2);
  private static final int ROUNDS_UNTIL_READING = 30;

  private final RememberedLogs logs;
  private final JdbcLogTemplates kept;
  private volatile ScheduledExecutorService thread = stopped();
  private int round;
  private String trouble = "";

  TemplateLoop(RememberedLogs logs, JdbcLogTemplates kept) {
    this.logs = logs;
    this.kept = kept;
  }

  @Override
  public synchronized void start() {
    thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("log-templates").factory());
    // a round never throws
    var _ = thread.scheduleWithFixedDelay(this::round, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whatever happens, the next round comes, and nothing counted is given up. */
  void round() {
    try {
      save();
      if (round % ROUNDS_UNTIL_READING == 0) {
        kept.forget();
        logs.know(kept.all());
      }
      round++;
      trouble = "";
    } catch (Throwable e) {
      report(e);
    }
  }

  private void save() {
    Batch unsaved = logs.templates().unsaved();
    if (!unsaved.counted().isEmpty()) {
      kept.add(unsaved);
      logs.templates().saved(unsaved);
    }
  }

  /** The same trouble is told once. */
  private void report(Throwable e) {
    if (!trouble.equals(e.toString())) {
      trouble = e.toString();
      LOG.warn("log templates are not saved; next try in {} s", EVERY.toSeconds(), e);
    }
  }

  @Override
  public synchronized void stop() {
    thread.shutdown();
    try {
      if (thread.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        save();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      report(e);
    }
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
