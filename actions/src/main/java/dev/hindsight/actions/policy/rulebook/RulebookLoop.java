package dev.hindsight.actions.policy.rulebook;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes the policy before anything else starts, and looks at its file from then on. */
@Component
class RulebookLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RulebookLoop.class);
  private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE;

  private final Rulebooks books;
  private final PolicySettings settings;
  private volatile Optional<ScheduledExecutorService> thread = Optional.empty();
  private String trouble = "";

  RulebookLoop(Rulebooks books, PolicySettings settings) {
    this.books = books;
    this.settings = settings;
  }

  @Override
  public synchronized void start() {
    books.begin();
    ScheduledExecutorService made =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("policy-file").factory());
    long pause = settings.lookEvery().toMillis();
    // a round never throws
    var _ = made.scheduleWithFixedDelay(this::round, pause, pause, TimeUnit.MILLISECONDS);
    thread = Optional.of(made);
  }

  /** Whatever happens, the next round comes; a change that was not written down is not taken. */
  private void round() {
    try {
      books.look();
      trouble = "";
    } catch (Throwable e) {
      if (!trouble.equals(e.toString())) {
        trouble = e.toString();
        LOG.warn("the policy's file was not looked at; next try in {}", settings.lookEvery(), e);
      }
    }
  }

  @Override
  public synchronized void stop() {
    thread.ifPresent(ScheduledExecutorService::shutdownNow);
    thread = Optional.empty();
  }

  @Override
  public boolean isRunning() {
    return thread.isPresent();
  }

  @Override
  public int getPhase() {
    return BEFORE_ALL_OTHERS;
  }
}
