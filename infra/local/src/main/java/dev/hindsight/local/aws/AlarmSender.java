package dev.hindsight.local.aws;

import dev.hindsight.local.cluster.AlertReceiver;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Delivers as an API destination of EventBridge does; the caller tries again. */
final class AlarmSender implements AutoCloseable {

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final AlertReceiver receiver;

  AlarmSender(AlertReceiver receiver) {
    this.receiver = receiver;
  }

  /** Whether it was taken. */
  boolean sent(AlarmEvent event) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(receiver.url())
            .header("Authorization", "Bearer " + receiver.bearerToken())
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(10))
            .POST(BodyPublishers.ofString(event.json()))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
