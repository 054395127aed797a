package dev.hindsight.actions.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Links what was written down, every second, and has the chain's end kept elsewhere. */
@Component
@EnableConfigurationProperties(AuditSettings.class)
class AuditLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(AuditLoop.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

  private final JdbcAuditChain chain;
  private final AuditSettings settings;
  private final Clock clock;
  private volatile Optional<ScheduledExecutorService> thread = Optional.empty();
  private Optional<AuditHead> kept = Optional.empty();
  private Instant nextHead = Instant.MIN;
  private String trouble = "";

  AuditLoop(JdbcAuditChain chain, AuditSettings settings, Clock clock) {
    this.chain = chain;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService made =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("audit-chain").factory());
    thread = Optional.of(made);
    // a round never throws
    var _ = made.scheduleWithFixedDelay(this::round, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whatever happens, the next round comes; what could not be linked or kept is so then. */
  void round() {
    try {
      while (chain.seal() > 0) {
        // until none waits
      }
      if (!clock.instant().isBefore(nextHead)) {
        nextHead = clock.instant().plus(settings.headEvery());
        keepHead();
      }
      trouble = "";
    } catch (Throwable e) {
      report(e);
    }
  }

  private void keepHead() {
    Optional<HeadFile> file = settings.file();
    file.ifPresent(HeadFile::begin);
    Optional<AuditHead> head = chain.head();
    if (head.isPresent() && !head.equals(kept)) {
      file.ifPresent(keeper -> keeper.keep(head.get(), clock.instant()));
      LOG.info("audit head {}", head.get().line());
      kept = head;
    }
  }

  /** The same trouble is told once. */
  private void report(Throwable e) {
    if (!trouble.equals(e.toString())) {
      trouble = e.toString();
      LOG.warn("the audit chain waits; next try in {} s", EVERY.toSeconds(), e);
    }
  }

  @Override
  public synchronized void stop() {
    thread.ifPresent(
        running -> {
          running.shutdown();
          try {
            if (!running.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
              LOG.warn("the audit chain is still being linked; the next start goes on with it");
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    thread = Optional.empty();
  }

  @Override
  public boolean isRunning() {
    return thread.isPresent();
  }
}
