package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.CauseRanking;
import dev.hindsight.knowledge.ConfirmedIncidents;
import dev.hindsight.knowledge.Experience;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.RankedCauses;
import dev.hindsight.knowledge.Symptoms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The ranking of the running bot: it knows the confirmed lessons, and learns anew when they change.
 *
 * <p>An investigation waits for that a moment only: what cannot be read in time, or at all, is not
 * known yet.
 */
@Component
class LearningRanking implements CauseRanking, CauseClasses {

  private static final Logger log = LoggerFactory.getLogger(LearningRanking.class);
  private static final Duration BETWEEN = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final ConfirmedIncidents past;
  private final Clock clock;
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile Instant asked = Instant.EPOCH;
  private volatile Known known = new Known("", new RuleRanking(Experience.SHIPPED));

  private record Known(String version, RuleRanking ranking) {}

  LearningRanking(ConfirmedIncidents past, Clock clock) {
    this.past = past;
    this.clock = clock;
  }

  @Override
  public RankedCauses rank(Symptoms symptoms, List<Match> matches) {
    return current().rank(symptoms, matches);
  }

  @Override
  public Set<String> plausible(Symptoms symptoms) {
    return known.ranking().plausible(symptoms);
  }

  private RuleRanking current() {
    Instant now = clock.instant();
    if (!now.isBefore(asked.plus(BETWEEN)) && reading.compareAndSet(false, true)) {
      asked = now;
      FutureTask<Boolean> task = new FutureTask<>(this::refresh, true);
      Thread.ofVirtual().name("learning").start(task);
      await(task);
    }
    return known.ranking();
  }

  private static void await(FutureTask<Boolean> task) {
    try {
      task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      log.debug("Learning takes longer; this ranking goes by what was known before");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("refresh throws nothing", e);
    }
  }

  /** Learns if there is something new; says so when it cannot, and tries again later. */
  private void refresh() {
    try {
      String version = past.version();
      if (!version.equals(known.version())) {
        Experience experience = new Experience(past.newest(), Set.of(), Set.of());
        known = new Known(version, new RuleRanking(experience));
        log.info("Learned from {} confirmed incidents", experience.teaching().size());
      }
    } catch (Throwable e) {
      log.warn("The confirmed incidents could not be read; what was known before stays", e);
    } finally {
      reading.set(false);
    }
  }
}
