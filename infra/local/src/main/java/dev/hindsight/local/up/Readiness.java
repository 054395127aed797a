package dev.hindsight.local.up;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Asks the bot whether it is ready. */
final class Readiness {

  private static final Duration BETWEEN = Duration.ofMillis(100);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final URI readyz;

  Readiness(URI bot) {
    readyz = bot.resolve("/readyz");
  }

  /** Whether the bot says that it is ready within this time, as long as it is alive. */
  boolean await(Duration within, BooleanSupplier alive) throws InterruptedException {
    long end = System.nanoTime() + within.toNanos();
    while (alive.getAsBoolean() && System.nanoTime() < end) {
      if (isReady()) {
        return true;
      }
      Thread.sleep(BETWEEN);
    }
    return false;
  }

  private boolean isReady() throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(readyz).timeout(Duration.ofSeconds(5)).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
