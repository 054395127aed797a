package dev.hindsight.bot.slack;

import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.slack.JdbcInteractions.Left;
import dev.hindsight.bot.slack.block.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.JsonNode;

/** Does what was kept and tells the person, on this replica at once. */
final class Worker implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  /** More at once would take the database from everybody else; a brake is not counted. */
  static final int AT_ONCE = 16;

  private static final long LOOK_MILLIS = JdbcInteractions.LEASE.toMillis() / 4;

  private final JdbcInteractions kept;
  private final Whisper whisper;
  private final Desks desks;
  private final Leftovers leftovers;
  private final Set<String> mine = ConcurrentHashMap.newKeySet();
  private final Semaphore slots = new Semaphore(AT_ONCE, true);
  private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService look =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().daemon().name("slack-intake").factory());
  private final boolean enabled;
  private volatile boolean running;

  /**
   * @param enabled false for a process that changes incidents but does not talk to Slack itself
   */
  Worker(JdbcInteractions kept, Whisper whisper, Desks desks, boolean enabled) {
    this.enabled = enabled;
    this.kept = kept;
    this.whisper = whisper;
    this.desks = desks;
    this.leftovers = new Leftovers(kept, this);
  }

  /**
   * How it ended.
   *
   * @param answer what to tell the person
   * @param kept whether the answer is kept, so that nothing is left to be done but to tell it
   */
  record Outcome(Optional<Message> answer, boolean kept) {}

  /** Does it and tells. */
  void begin(Interaction sent) {
    var _ = answer(sent).thenAccept(outcome -> tell(sent, outcome));
  }

  /** Does it; to tell is the caller's, and then to say {@link #told}. */
  CompletableFuture<Outcome> answer(Interaction sent) {
    mine.add(sent.key());
    try {
      return CompletableFuture.supplyAsync(() -> perform(sent), work);
    } catch (RejectedExecutionException _) {
      // it is kept: another replica takes it over
      return CompletableFuture.completedFuture(later(sent));
    }
  }

  /** For an answer that came too late for its caller. */
  void tell(Interaction sent, Outcome outcome) {
    outcome.answer().ifPresent(message -> whisper.tell(sent.ear(), PrivateAnswer.of(message)));
    told(sent, outcome);
  }

  /** Nothing is left of it. */
  void told(Interaction sent, Outcome outcome) {
    if (outcome.kept()) {
      done(sent.key());
    }
  }

  private Outcome perform(Interaction sent) {
    if (sent.urgent()) {
      return performed(sent);
    }
    slots.acquireUninterruptibly();
    try {
      return performed(sent);
    } finally {
      slots.release();
    }
  }

  private Outcome performed(Interaction sent) {
    try {
      Optional<Message> answer = tried(sent);
      return new Outcome(answer, stored(sent, answer));
    } catch (RuntimeException e) {
      LOG.error("{} is kept, and tried again once the database answers", sent.key(), e);
      return later(sent);
    }
  }

  private Outcome later(Interaction sent) {
    mine.remove(sent.key());
    return new Outcome(
        Optional.of(
            new Message(
                "This is recorded and not done yet. It is done, and you are told, in a moment.",
                List.of())),
        false);
  }

  private Optional<Message> tried(Interaction sent) {
    Optional<Message> answer;
    try {
      answer = RouteTable.perform(sent, desks);
    } catch (RuntimeException | Error e) {
      kept.mayComeAgain(sent.key());
      return Optional.of(new Message(Failure.said(e), List.of()));
    }
    refreshHome(sent.person());
    return answer;
  }

  /** What was done is done, also where nobody is left to refresh a Home. */
  private void refreshHome(PersonId person) {
    try {
      whisper.later(() -> desks.homes().refresh(person));
    } catch (RejectedExecutionException _) {
      LOG.info("The bot stops; {}'s Home is refreshed when it is opened", person);
    }
  }

  /** Failing to keep the answer throws: then it is not told that nothing was done. */
  private boolean stored(Interaction sent, Optional<Message> answer) {
    answer.ifPresent(message -> kept.answered(sent.key(), PrivateAnswer.of(message).toString()));
    return true;
  }

  private void done(String key) {
    try {
      kept.done(key);
    } catch (RuntimeException e) {
      LOG.warn("{} is done; that is written down later, and told twice", key, e);
    } finally {
      mine.remove(key);
    }
  }

  /** Apart from the look: while that waits, another replica would repeat what is done here. */
  private void hold() {
    if (!mine.isEmpty()) {
      kept.hold(mine);
    }
  }

  /** Tells what another replica had found out. */
  void tell(Left left, Ear ear, JsonNode answer) {
    // to tell may take longer than the lease
    mine.add(left.key());
    work.execute(
        () -> {
          whisper.tell(ear, answer);
          done(left.key());
        });
  }

  @Override
  public void start() {
    running = true;
    Stream.<Runnable>of(this::hold, leftovers::look)
        .map(Leftovers::guarded)
        .forEach(
            step -> {
              var _ =
                  look.scheduleWithFixedDelay(
                      step, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            });
  }

  @Override
  public void stop() {
    running = false;
    look.shutdownNow();
    work.shutdown();
    try {
      if (!work.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("Not all that was kept is done; another replica takes it over");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isAutoStartup() {
    return enabled;
  }

  /** Whether this is being done here. */
  boolean isMine(String key) {
    return mine.contains(key);
  }

  /** Whether nothing is being done here. */
  boolean isIdle() {
    return mine.isEmpty();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
