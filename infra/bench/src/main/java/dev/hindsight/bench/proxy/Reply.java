package dev.hindsight.bench.proxy;

import okhttp3.Headers;
import okio.ByteString;

/** One answer. */
public record Reply(int status, Headers headers, ByteString body) {

  /** An answer in text. */
  public static Reply of(int status, String contentType, String body) {
    return new Reply(status, Headers.of("Content-Type", contentType), ByteString.encodeUtf8(body));
  }

  /** What some box on the way says instead of the server. */
  public static Reply garbage() {
    return of(200, "text/html", "<html><body>Welcome to the proxy</body></html>");
  }

  /** The same with one more header. */
  public Reply with(String header, String value) {
    return new Reply(status, headers.newBuilder().add(header, value).build(), body);
  }

  /** Whether the server did what it was asked. */
  public boolean good() {
    return status / 100 == 2;
  }
}
