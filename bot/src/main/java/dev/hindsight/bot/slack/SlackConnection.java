package dev.hindsight.bot.slack;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the socket to Slack open from the moment the application is up; without Slack the
 * application goes on and this tries again.
 */
final class SlackConnection implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(SlackConnection.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration CHECK = Duration.ofSeconds(10);
  private static final Duration MOMENT = Duration.ofMillis(50);
  private static final int MISSED_CHECKS = 6;

  private final SlackSettings settings;
  private final BoltApp bolt;
  private final Handlers handlers;
  private final SlackLink link;
  private final Duration check;
  private volatile Session session = new Session();

  SlackConnection(SlackSettings settings, BoltApp bolt, Handlers handlers, SlackLink link) {
    this(settings, bolt, handlers, link, CHECK);
  }

  /**
   * @param check how often it is looked whether Slack still answers, and how long is waited for the
   *     first socket
   */
  SlackConnection(
      SlackSettings settings, BoltApp bolt, Handlers handlers, SlackLink link, Duration check) {
    this.link = link;
    this.check = check;
    this.settings = settings;
    this.bolt = bolt;
    this.handlers = handlers;
  }

  /**
   * Returns once Slack can deliver, or cannot be reached for now: who is ready after this takes the
   * place of another replica, and what is done while nobody listens is lost.
   */
  @Override
  public void start() {
    Session begun = begin();
    try {
      if (!begun.tried.await(check.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("Slack is not connected yet; the application starts without");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Session begin() {
    session = new Session();
    session.thread.start();
    return session;
  }

  @Override
  public synchronized void stop() {
    session.end();
  }

  @Override
  public boolean isAutoStartup() {
    return settings.enabled();
  }

  @Override
  public boolean isRunning() {
    return session.thread.isAlive();
  }

  /** One life, from start to stop. */
  private final class Session {

    private final CountDownLatch tried = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("slack-connection").unstarted(this::run);

    void end() {
      ended.countDown();
      if (!thread.isAlive()) {
        return;
      }
      thread.interrupt();
      try {
        thread.join(Duration.ofSeconds(10));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    private void run() {
      Duration pause = Duration.ofSeconds(1);
      while (!over(Duration.ZERO)) {
        long since = System.nanoTime();
        try {
          connect();
          link.disconnected();
        } catch (Throwable failure) {
          link.disconnected();
          tried.countDown();
          if (over(Duration.ZERO)) {
            return;
          }
          boolean lived = System.nanoTime() - since > LONGEST_PAUSE.toNanos();
          pause = lived ? Duration.ofSeconds(1) : pause;
          LOG.warn(
              "Slack is not connected: {}. Clicks and commands wait; alerts and runs go on. Trying"
                  + " again in {} s.",
              failure.toString(),
              pause.toSeconds());
        }
        // replicas that lost Slack together do not come back together
        if (over(pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis())))) {
          return;
        }
        pause = longer(pause);
      }
    }

    private void connect() throws Exception {
      try (SlackSocket socket =
          new SlackSocket(bolt.make(), settings.appToken().orElseThrow(), handlers)) {
        socket.open();
        awaitOpen(socket);
        tried.countDown();
        watch(socket);
      }
    }

    private void watch(SlackSocket socket) {
      int missed = 0;
      while (!over(check)) {
        missed = hears(socket) ? 0 : missed + 1;
        if (missed >= MISSED_CHECKS) {
          throw new IllegalStateException(
              "the socket has been silent for " + check.multipliedBy(missed).toSeconds() + " s");
        }
      }
    }

    private void awaitOpen(SlackSocket socket) {
      long since = System.nanoTime();
      while (!hears(socket) && System.nanoTime() - since < check.toNanos()) {
        if (over(MOMENT)) {
          return;
        }
      }
    }

    private boolean hears(SlackSocket socket) {
      boolean heard = socket.isHeard();
      if (heard && !link.isConnected()) {
        LOG.info("Slack is connected (channel {})", settings.channel());
      }
      if (heard) {
        link.connected();
      } else {
        link.disconnected();
      }
      return heard;
    }

    private boolean over(Duration wait) {
      try {
        return ended.await(wait.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException _) {
        return ended.getCount() == 0;
      }
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
