package dev.hindsight.bench.chaos.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/** A real API server somewhere else, such as the practice cluster. */
public final class HttpUpstream implements Upstream {

  private final URI server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public HttpUpstream(URI server) {
    this.server = server;
  }

  @Override
  public Reply send(Call call) {
    String query = call.query().isEmpty() ? "" : "?" + call.query();
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(call.path() + query))
            .header("Authorization", call.token())
            .header("Content-Type", call.contentType())
            .method(call.method(), BodyPublishers.ofString(call.body()))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      Optional<Integer> after = answer.headers().firstValue("Retry-After").map(Integer::valueOf);
      return new Reply(answer.statusCode(), after, answer.body());
    } catch (IOException e) {
      return Reply.refusal(502, "the server behind the proxy is away: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.refusal(502, "the proxy is stopping");
    }
  }
}
