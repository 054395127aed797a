package dev.hindsight.local.slack.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.hindsight.local.slack.store.Uploads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * {@code POST /upload/ID} takes a file's bytes, {@code GET /files/ID} shows pictures, and all else
 * as plain text.
 */
public final class FileHandler implements HttpHandler {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

  private final Uploads uploads;

  public FileHandler(Uploads uploads) {
    this.uploads = uploads;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Optional<Uploads.Upload> found = uploads.find(path.substring(path.lastIndexOf('/') + 1));
    if (found.isEmpty()) {
      Http.refuse(exchange, 404, "file_not_found");
    } else if (path.startsWith("/upload/")) {
      take(exchange, found.get());
    } else {
      byte[] content = found.get().content();
      Http.send(exchange, 200, type(content), content);
    }
  }

  /**
   * Only what begins as a PNG is one: nothing else that was uploaded is shown as more than text.
   */
  private static String type(byte[] content) {
    return Arrays.equals(content, 0, Math.min(content.length, PNG.length), PNG, 0, PNG.length)
        ? "image/png"
        : "text/plain; charset=utf-8";
  }

  private void take(HttpExchange exchange, Uploads.Upload upload) throws IOException {
    Optional<String> type =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"));
    byte[] content = Multipart.file(type, Http.body(exchange));
    if (upload.complete() || content.length != upload.length()) {
      Http.refuse(exchange, 400, "wrong_length");
      return;
    }
    uploads.content(upload, content);
    Http.send(
        exchange, 200, "text/plain", ("OK - " + content.length).getBytes(StandardCharsets.UTF_8));
  }
}
