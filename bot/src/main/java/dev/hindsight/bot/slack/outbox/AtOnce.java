package dev.hindsight.bot.slack.outbox;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what was kept on the replica that heard it, at once; its task in the queue is put off
 * meanwhile, and is there should this replica die.
 */
public final class AtOnce implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AtOnce.class);
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
  private static final Duration CLOSING = Duration.ofSeconds(5);

  /** More than can have their turn soon are the queue's, and so all replicas'. */
  private static final int MOST = 32;

  private final SchedulerClient queue;
  private final Clock clock;
  private final Duration term;
  private final Function<Heard, Optional<Duration>> answer;
  private final Set<String> held = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService holding =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("slack-answers").factory());

  /**
   * @param answer empty when it is answered, else when to try again
   */
  public AtOnce(SchedulerClient queue, Clock clock, Function<Heard, Optional<Duration>> answer) {
    this(queue, clock, LEASE, answer);
  }

  /**
   * @param term after so long without a word of this replica the queue does it
   */
  AtOnce(
      SchedulerClient queue,
      Clock clock,
      Duration term,
      Function<Heard, Optional<Duration>> answer) {
    this.queue = queue;
    this.clock = clock;
    this.term = term;
    this.answer = answer;
    long often = term.toMillis() / 4;
    var _ = holding.scheduleWithFixedDelay(this::hold, often, often, TimeUnit.MILLISECONDS);
  }

  boolean hasRoom() {
    return held.size() < MOST && closing.getCount() > 0;
  }

  /** When the queue does what is begun here and not heard of any more. */
  Instant until() {
    return clock.now().plus(term);
  }

  void begin(Heard heard) {
    held.add(heard.event());
    try {
      work.execute(() -> leave(heard, answered(heard)));
    } catch (RejectedExecutionException _) {
      leave(heard, Optional.of(Duration.ZERO));
    }
  }

  /** A short wait is waited for here. */
  private Optional<Duration> answered(Heard heard) {
    try {
      Optional<Duration> again = answer.apply(heard);
      while (again.isPresent() && isOver(again.get())) {
        again = answer.apply(heard);
      }
      return again;
    } catch (RuntimeException | Error e) {
      LOG.warn("{} is not answered yet and is tried again", heard.event(), e);
      return Optional.of(AFTER_FAILURE);
    }
  }

  private boolean isOver(Duration wait) {
    try {
      return wait.compareTo(LONGEST_WAIT) <= 0
          && !closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Where the queue cannot be told it does it again, and finds what stands. */
  private void leave(Heard heard, Optional<Duration> again) {
    held.remove(heard.event());
    try {
      again.ifPresentOrElse(
          wait -> queue.reschedule(AnswerTask.id(heard.event()), clock.now().plus(wait)),
          () -> queue.cancel(AnswerTask.id(heard.event())));
    } catch (RuntimeException e) {
      LOG.warn("{} is looked at again by the queue", heard.event(), e);
    }
  }

  private void hold() {
    held.forEach(this::hold);
  }

  private void hold(String event) {
    try {
      queue.reschedule(AnswerTask.id(event), until());
    } catch (RuntimeException e) {
      if (held.contains(event)) {
        LOG.warn("{} could not be held; another replica may answer it too", event, e);
      }
    }
  }

  /** What is not finished comes due. */
  @Override
  public void close() {
    closing.countDown();
    work.shutdown();
    try {
      if (!work.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS)) {
        work.shutdownNow();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    holding.shutdownNow();
  }
}
