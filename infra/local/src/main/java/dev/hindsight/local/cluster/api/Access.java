package dev.hindsight.local.cluster.api;

import com.sun.net.httpserver.HttpExchange;
import dev.hindsight.local.cluster.access.Attributes;
import dev.hindsight.local.cluster.access.ClusterUser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: those who show a token, in the header or, because kubectl sends no credentials over
 * plain http, as the first part of the path.
 */
final class Access {

  private static final String PREFIX = "/token-";
  private static final String BEARER = "Bearer ";

  private final Map<String, ClusterUser> users;

  /** Users by token. */
  Access(Map<String, ClusterUser> users) {
    this.users = Map.copyOf(users);
  }

  /** Somebody who was let in, and the request's address without the token. */
  record Admitted(ClusterUser user, String target) {}

  /** The path that stands in a kubeconfig's server address. */
  static String path(String token) {
    return PREFIX + token;
  }

  /** Throws the 401 of the API, or its 403 for who may not act as somebody else. */
  Admitted admit(HttpExchange exchange) {
    String target = exchange.getRequestURI().toString();
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    String as = exchange.getRequestHeaders().getFirst("Impersonate-User");
    if (!target.startsWith(PREFIX)) {
      return new Admitted(acting(byHeader(header), as), target);
    }
    int end = target.indexOf('/', 1);
    ClusterUser user = byToken(target.substring(PREFIX.length(), end < 0 ? target.length() : end));
    if (header != null && !byHeader(header).equals(user)) {
      throw unauthorized();
    }
    return new Admitted(acting(user, as), end < 0 ? "/" : target.substring(end));
  }

  private ClusterUser byHeader(@Nullable String header) {
    return byToken(header != null && header.startsWith(BEARER) ? header.substring(7) : "");
  }

  private ClusterUser byToken(String given) {
    byte[] bytes = given.getBytes(StandardCharsets.UTF_8);
    Optional<ClusterUser> found = Optional.empty();
    for (Map.Entry<String, ClusterUser> user : users.entrySet()) {
      if (MessageDigest.isEqual(user.getKey().getBytes(StandardCharsets.UTF_8), bytes)) {
        found = Optional.of(user.getValue());
      }
    }
    return found.orElseThrow(Access::unauthorized);
  }

  private ClusterUser acting(ClusterUser user, @Nullable String as) {
    if (as == null) {
      return user;
    }
    Attributes wish = new Attributes("impersonate", "", "users", "", "", as);
    if (!user.may(wish)) {
      throw ApiFailure.forbidden(wish, wish.refusal(user.name()));
    }
    return users.values().stream()
        .filter(one -> one.name().equals(as))
        .findFirst()
        .orElseGet(() -> ClusterUser.nobody(as));
  }

  private static ApiFailure unauthorized() {
    return ApiFailure.of(401, "Unauthorized", "Unauthorized");
  }
}
