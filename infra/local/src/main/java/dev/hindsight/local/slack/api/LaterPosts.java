package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.store.Scheduled;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts what was put off, when its time has come by the given clock. */
public final class LaterPosts implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LaterPosts.class);
  private static final long TICK_MS = 50;
  private final Scheduled scheduled;
  private final Posts posts;
  private final Clock clock;
  private final Thread thread;

  public LaterPosts(Scheduled scheduled, Posts posts, Clock clock) {
    this.scheduled = scheduled;
    this.posts = posts;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("local-slack-later").start(this::run);
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(TICK_MS);
        scheduled.due(clock.instant()).forEach(this::post);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void post(Scheduled.Later later) {
    try {
      posts.publish(later.channel(), later.draft());
    } catch (RuntimeException e) {
      log.error("A message for later could not be posted", e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
