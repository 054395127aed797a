package dev.hindsight.local.cluster.api;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Who may ask: those who show the token, in the header or, because kubectl sends no credentials
 * over plain http, as the first part of the path.
 */
final class Access {

  private static final String PREFIX = "/token-";

  private final byte[] token;

  Access(String token) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  /** The path that stands in a kubeconfig's server address. */
  static String path(String token) {
    return PREFIX + token;
  }

  /** The request's address without the token; throws the 401 of the API. */
  String admit(HttpExchange exchange) {
    String target = exchange.getRequestURI().toString();
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    if (!target.startsWith(PREFIX)) {
      check(header != null && header.startsWith("Bearer ") ? header.substring(7) : "");
      return target;
    }
    int end = target.indexOf('/', 1);
    check(target.substring(PREFIX.length(), end < 0 ? target.length() : end));
    if (header != null) {
      check(header.startsWith("Bearer ") ? header.substring(7) : "");
    }
    return end < 0 ? "/" : target.substring(end);
  }

  private void check(String given) {
    if (!MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8))) {
      throw ApiFailure.of(401, "Unauthorized", "Unauthorized");
    }
  }
}
