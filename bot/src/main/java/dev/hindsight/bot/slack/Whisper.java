package dev.hindsight.bot.slack;

import dev.hindsight.bot.slack.block.Message;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Tells one person something that nobody else sees, after the click is answered. */
final class Whisper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Whisper.class);

  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Ways ways;
  private final Predicate<Duration> pause;
  private final ExecutorService later = Executors.newVirtualThreadPerTaskExecutor();

  Whisper(SlackClients clients) {
    this(clients, Whisper::sleep);
  }

  /**
   * @param pause waits that long; false when there is no more time
   */
  Whisper(SlackClients clients, Predicate<Duration> pause) {
    this.ways = new Ways(clients);
    this.pause = pause;
  }

  /** Says it once it is known what to say. */
  void say(Ear ear, Supplier<Message> message) {
    later.execute(() -> sayNow(ear, message));
  }

  /** Runs what nobody waits for. */
  void later(Runnable work) {
    later.execute(work);
  }

  private void sayNow(Ear ear, Supplier<Message> message) {
    try {
      tell(ear, PrivateAnswer.of(message.get()));
    } catch (RuntimeException e) {
      LOG.error("{} could not be answered", ear.person(), e);
    }
  }

  /** Tells it now, however long Slack is busy; what no way takes is logged. */
  void tell(Ear ear, JsonNode answer) {
    try {
      if (!new Telling(pause).by(ways.to(ear, answer))) {
        LOG.error("{} could not be told by any way: “{}”", ear.person(), Ways.text(answer));
      }
    } catch (RuntimeException e) {
      LOG.error("{} could not be answered", ear.person(), e);
    }
  }

  /** Tells it now or not at all; for a caller that comes again. */
  boolean tellOnce(Ear ear, Message message) {
    return new Telling(_ -> false).by(ways.to(ear, PrivateAnswer.of(message)));
  }

  static boolean sleep(Duration rest) {
    try {
      Thread.sleep(rest);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What waits for Slack is not waited for: the log says who was not told. */
  @Override
  public void close() {
    later.shutdown();
    try {
      if (later.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    later.shutdownNow();
  }
}
