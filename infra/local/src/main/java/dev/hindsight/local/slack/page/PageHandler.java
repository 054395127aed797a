package dev.hindsight.local.slack.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.hindsight.local.slack.api.Http;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Serves the page from the class path; message links answer with the page too. */
public final class PageHandler implements HttpHandler {
  private static final Map<String, String> FILES =
      Map.of(
          "index.html", "text/html; charset=utf-8",
          "app.css", "text/css; charset=utf-8",
          "app.js", "text/javascript; charset=utf-8",
          "icon.svg", "image/svg+xml");

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String name =
        path.equals("/") || path.startsWith("/archives/") ? "index.html" : path.substring(1);
    String type = FILES.get(name);
    try (InputStream in = type == null ? null : PageHandler.class.getResourceAsStream(name)) {
      if (in == null || type == null) {
        Http.refuse(exchange, 404, "not_found");
        return;
      }
      exchange
          .getResponseHeaders()
          .set(
              "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                  + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors"
                  + " 'none'");
      Http.send(exchange, 200, type, in.readAllBytes());
    }
  }
}
