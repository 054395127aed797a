package dev.hindsight.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient.Backend;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the socket to Slack open from the moment the application is up; without Slack the
 * application goes on and this tries again.
 */
final class SlackConnection implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(SlackConnection.class);
  private static final int WORKERS = 10;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration CHECK = Duration.ofSeconds(10);
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
   * @param check how often it is looked whether Slack still answers
   */
  SlackConnection(
      SlackSettings settings, BoltApp bolt, Handlers handlers, SlackLink link, Duration check) {
    this.link = link;
    this.check = check;
    this.settings = settings;
    this.bolt = bolt;
    this.handlers = handlers;
  }

  @Override
  public synchronized void start() {
    session = new Session();
    session.thread.start();
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
          withSocket(this::watch);
          link.disconnected();
        } catch (Throwable failure) {
          link.disconnected();
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

    private void watch(SocketModeApp socket) {
      int missed = 0;
      while (!over(check)) {
        boolean heard = socket.getClient().verifyConnection();
        missed = heard ? 0 : missed + 1;
        if (heard) {
          link.connected();
        } else {
          link.disconnected();
        }
        if (missed >= MISSED_CHECKS) {
          throw new IllegalStateException(
              "the socket has been silent for " + check.multipliedBy(missed).toSeconds() + " s");
        }
      }
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

  private void withSocket(Consumer<SocketModeApp> work) throws Exception {
    App app = bolt.make();
    SocketModeApp socket =
        new SocketModeApp(
            settings.appToken().orElseThrow(),
            app,
            Backend.JavaWebSocket,
            handlers::failed,
            WORKERS);
    try {
      socket.startAsync();
      link.connected();
      LOG.info("Slack is connected (channel {})", settings.channel());
      work.accept(socket);
    } finally {
      // the app's own close leaves the client's monitor running, which would connect for ever
      // there is none when Slack refused it
      if (socket.getClient() != null) {
        socket.getClient().close();
      }
      socket.close();
    }
  }
}
