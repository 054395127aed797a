package dev.hindsight.local.slack.page;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import dev.hindsight.local.slack.api.Http;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Keeps other web sites in the same browser from acting here: own host and own origin only. */
public final class Origins extends Filter {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    int port = exchange.getLocalAddress().getPort();
    String host = header(exchange, "Host").orElse("");
    Optional<String> origin = header(exchange, "Origin");
    if (!own("http://" + host, port) || origin.filter(o -> !own(o, port)).isPresent()) {
      Http.refuse(
          exchange, 403, "The local Slack answers only its own page and programs on this machine.");
    } else {
      chain.doFilter(exchange);
    }
  }

  private static boolean own(String address, int port) {
    try {
      URI uri = URI.create(address);
      return uri.getHost() != null && LOOPBACK.contains(uri.getHost()) && uri.getPort() == port;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  @Override
  public String description() {
    return "own host and origin only";
  }
}
