package dev.hindsight.local.cluster.api;

import com.sun.net.httpserver.HttpExchange;
import dev.hindsight.local.cluster.access.ClusterUser;
import dev.hindsight.local.cluster.store.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A request as read from the wire; the body is complete and within the limit. */
record ApiRequest(
    ClusterUser user,
    String method,
    String path,
    String target,
    Map<String, String> query,
    Map<String, String> headers,
    String body) {

  static final int BODY_LIMIT = 3 << 20;
  private static final int DRAIN_LIMIT = 16 << 20;

  static ApiRequest read(HttpExchange exchange, Access.Admitted admitted) throws IOException {
    URI address = URI.create(admitted.target());
    byte[] body = exchange.getRequestBody().readNBytes(BODY_LIMIT + 1);
    if (body.length > BODY_LIMIT) {
      // a client that is still sending would see a reset instead of the answer
      exchange.getRequestBody().skip(DRAIN_LIMIT);
      throw ApiFailure.of(
          413, "RequestEntityTooLarge", "Request entity too large: limit is " + BODY_LIMIT);
    }
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
    return new ApiRequest(
        admitted.user(),
        exchange.getRequestMethod(),
        address.getPath(),
        admitted.target(),
        parsed(address.getRawQuery()),
        headers,
        text(body, headers.getOrDefault("content-type", "")));
  }

  private static String text(byte[] body, String type) {
    return type.contains("protobuf") && body.length > 0
        ? Protobuf.toJson(body).toString()
        : new String(body, StandardCharsets.UTF_8);
  }

  String query(String name) {
    return query.getOrDefault(name, "");
  }

  boolean asks(String name) {
    String value = query(name);
    return value.equals("true") || value.equals("1");
  }

  Optional<Integer> count(String name) {
    String value = query(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!value.matches("\\d{1,9}")) {
      throw ApiFailure.badRequest("invalid value '%s' for %s".formatted(value, name));
    }
    return Optional.of(Integer.valueOf(value));
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  boolean wantsTable() {
    return header("accept").contains("as=Table");
  }

  /** The content type without parameters. */
  String mediaType() {
    return header("content-type").replaceFirst(";.*", "").strip();
  }

  boolean dryRun() {
    return isDryRun(query("dryRun"));
  }

  static boolean isDryRun(String value) {
    if (!value.isEmpty() && !value.equals("All")) {
      throw ApiFailure.of(
          422,
          "Invalid",
          "dryRun: Unsupported value: \"%s\": supported values: \"All\"".formatted(value));
    }
    return value.equals("All");
  }

  JsonNode json() {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JacksonException e) {
      throw ApiFailure.badRequest("the body is not JSON: " + e.getOriginalMessage());
    }
  }

  private static Map<String, String> parsed(@org.jspecify.annotations.Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    if (raw == null) {
      return query;
    }
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      query.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
    }
    return query;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiFailure.badRequest("malformed query: " + e.getMessage());
    }
  }
}
