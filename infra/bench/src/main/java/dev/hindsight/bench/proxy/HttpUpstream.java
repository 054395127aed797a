package dev.hindsight.bench.proxy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A real server somewhere else, which gets every request as it came: signatures stay good. */
public final class HttpUpstream implements Upstream {

  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "http2-settings",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  // no connection is used twice and nothing is sent twice: what fails here has failed once
  private static final OkHttpClient HTTP =
      new OkHttpClient.Builder()
          .protocols(List.of(Protocol.HTTP_1_1))
          .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
          .retryOnConnectionFailure(false)
          .followRedirects(false)
          .readTimeout(Duration.ZERO)
          .build();

  private final URI server;

  public HttpUpstream(URI server) {
    this.server = server;
  }

  @Override
  public Reply send(Request request) {
    try (Response answer = HTTP.newCall(outgoing(request)).execute()) {
      return new Reply(
          answer.code(), withoutConnection(answer.headers()), answer.body().byteString());
    } catch (IOException e) {
      return Reply.of(502, "text/plain", "the server behind the proxy is away: " + e);
    }
  }

  private okhttp3.Request outgoing(Request request) {
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    Headers headers = withoutConnection(request.headers());
    if (headers.get("Accept-Encoding") == null) {
      // or the client library asks for gzip and takes it off again
      headers = headers.newBuilder().add("Accept-Encoding", "identity").build();
    }
    return new okhttp3.Request.Builder()
        .url(server.resolve(request.path() + query).toString())
        .headers(headers)
        .method(request.method(), body(request))
        .build();
  }

  private static @Nullable RequestBody body(Request request) {
    return request.body().size() > 0 || WITH_BODY.contains(request.method())
        ? RequestBody.create(request.body(), null)
        : null;
  }

  private static Headers withoutConnection(Headers all) {
    Headers.Builder kept = new Headers.Builder();
    for (var header : all) {
      if (!OF_THE_CONNECTION.contains(header.getFirst().toLowerCase(Locale.ROOT))) {
        kept.addUnsafeNonAscii(header.getFirst(), header.getSecond());
      }
    }
    return kept.build();
  }
}
