package dev.hindsight.actions.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** GETs with a limit of time and of size, following no redirect. */
final class Getter {

  private static final int LARGEST = 1 << 20;

  private final HttpClient client;
  private final Duration timeout;

  Getter(Duration timeout) {
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  <T> HttpResponse<T> get(URI uri, HttpResponse.BodyHandler<T> body) throws IOException {
    try {
      return client.send(HttpRequest.newBuilder(uri).timeout(timeout).build(), body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** The text of an answer, whatever its status; a longer one than a megabyte is refused. */
  String text(URI uri) throws IOException {
    try (InputStream in = get(uri, HttpResponse.BodyHandlers.ofInputStream()).body()) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new IOException("the answer is too long");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
