package dev.hindsight.bench.proxy;

import java.util.Optional;
import okhttp3.Headers;
import okio.ByteString;

/** One request as it came. */
public record Request(String method, String path, String query, Headers headers, ByteString body) {

  /** The first header of this name, in whatever case. */
  public Optional<String> header(String name) {
    return headers.values(name).stream().findFirst();
  }

  /** The body as text. */
  public String text() {
    return body.utf8();
  }
}
