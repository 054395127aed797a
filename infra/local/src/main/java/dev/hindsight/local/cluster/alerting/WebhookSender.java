package dev.hindsight.local.cluster.alerting;

import dev.hindsight.local.cluster.AlertReceiver;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Delivers the outbox in order; tries again for ever, with a short and growing wait. */
public final class WebhookSender implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(WebhookSender.class.getName());
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration IDLE = Duration.ofMillis(50);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  /** Half a minute of tries: a receiver that is only starting is no news. */
  private static final int TELL_AFTER = 30;

  private enum Result {
    TAKEN,
    REFUSED,
    TRY_AGAIN
  }

  private final Outbox outbox;
  private final AlertReceiver receiver;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final Thread thread;
  private int failures;

  private WebhookSender(Outbox outbox, AlertReceiver receiver) {
    this.outbox = outbox;
    this.receiver = receiver;
    this.thread = Thread.ofVirtual().name("practice-cluster-alerts").unstarted(this::run);
  }

  public static WebhookSender start(Outbox outbox, AlertReceiver receiver) {
    var sender = new WebhookSender(outbox, receiver);
    sender.thread.start();
    return sender;
  }

  @Override
  public void close() {
    thread.interrupt();
    client.shutdownNow();
    try {
      thread.join(TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(deliverNext());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How long to wait before the next try. */
  private Duration deliverNext() throws InterruptedException {
    Optional<ObjectNode> notice = outbox.first();
    if (notice.isEmpty()) {
      return IDLE;
    }
    if (send(notice.get()) == Result.TRY_AGAIN) {
      failures++;
      Duration wait = Duration.ofMillis(100L << Math.min(failures, 10));
      return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
    failures = 0;
    outbox.done(notice.get());
    return Duration.ZERO;
  }

  private Result send(ObjectNode notice) throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(receiver.url())
              .timeout(TIMEOUT)
              .header("Content-Type", "application/json")
              .header("User-Agent", "Alertmanager/0.28.1")
              .header("Authorization", "Bearer " + receiver.bearerToken())
              .POST(HttpRequest.BodyPublishers.ofString(notice.path("body").toString()))
              .build();
      return judge(client.send(request, BodyHandlers.discarding()).statusCode());
    } catch (IOException e) {
      tellOnce("cannot reach " + receiver.url() + " (" + e + ")");
      return Result.TRY_AGAIN;
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "Sending an alert failed; it is tried again", e);
      return Result.TRY_AGAIN;
    }
  }

  private Result judge(int status) {
    if (status / 100 == 2) {
      return Result.TAKEN;
    }
    if (status / 100 == 4 && status != 429 && status != 408) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The alert receiver {0} refused a notification with {1}; it is dropped.",
          receiver.url(),
          status);
      return Result.REFUSED;
    }
    tellOnce(receiver.url() + " answered " + status);
    return Result.TRY_AGAIN;
  }

  private void tellOnce(String problem) {
    if (failures == TELL_AFTER) {
      LOG.log(
          System.Logger.Level.INFO,
          "The practice cluster''s alerting {0}; it keeps trying.",
          problem);
    }
  }
}
