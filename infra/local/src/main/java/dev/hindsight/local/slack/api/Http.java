package dev.hindsight.local.slack.api;

import com.sun.net.httpserver.HttpExchange;
import dev.hindsight.local.slack.store.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The few things every handler does with an HTTP exchange. */
public final class Http {
  private static final int MAX_BODY = 20_000_000;

  private Http() {}

  /** The body; an IOException when it is larger than this stand-in takes. */
  static byte[] body(HttpExchange exchange) throws IOException {
    try (InputStream in = exchange.getRequestBody()) {
      byte[] body = in.readNBytes(MAX_BODY + 1);
      if (body.length > MAX_BODY) {
        throw new IOException("a body of more than " + MAX_BODY + " bytes");
      }
      return body;
    }
  }

  public static String text(HttpExchange exchange) throws IOException {
    return new String(body(exchange), StandardCharsets.UTF_8);
  }

  /** Form or query fields, in order. */
  public static Map<String, String> form(String encoded) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  public static void json(HttpExchange exchange, int status, JsonNode body) throws IOException {
    send(
        exchange,
        status,
        "application/json; charset=utf-8",
        body.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Answers with {@code ok:false} and a sentence. */
  public static void refuse(HttpExchange exchange, int status, String error) throws IOException {
    json(exchange, status, Json.object("error", error).put("ok", false));
  }

  public static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
