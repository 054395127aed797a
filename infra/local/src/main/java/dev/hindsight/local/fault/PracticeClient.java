package dev.hindsight.local.fault;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.Severity;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.data.DataFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Talks to the practice cluster that an {@code up} of the same data directory runs. */
final class PracticeClient {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final DataFiles files;

  PracticeClient(DataFiles files) {
    this.files = files;
  }

  /** Returns the seed that was used: the given one, or the cluster's choice. */
  long inject(Fault fault, String service, Severity severity, Optional<Long> seed)
      throws InterruptedException {
    Map<String, Object> body = new HashMap<>();
    body.put("fault", fault.word());
    body.put("service", service);
    body.put("severity", severity.word());
    seed.ifPresent(number -> body.put("seed", number));
    HttpResponse<String> answer = send(request(JSON.writeValueAsString(body)));
    if (answer.statusCode() >= 300) {
      throw new CannotRun(
          "the practice cluster refused (%d): %s"
              .formatted(answer.statusCode(), reason(answer.body())));
    }
    return used(answer.body()).orElse(seed.orElse(0L));
  }

  private HttpRequest request(String body) {
    JsonNode kubeconfig = kubeconfig();
    String server = kubeconfig.at("/clusters/0/cluster/server").asString("");
    if (!server.startsWith("http")) {
      throw unreadable(null);
    }
    String token = kubeconfig.at("/users/0/user/token").asString("");
    return HttpRequest.newBuilder(URI.create(server).resolve("/practice/faults"))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .timeout(Duration.ofSeconds(10))
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private JsonNode kubeconfig() {
    if (!Files.isReadable(files.kubeconfig())) {
      throw nothingRuns();
    }
    try {
      return new YAMLMapper().readTree(files.kubeconfig().toFile());
    } catch (JacksonException e) {
      throw unreadable(e);
    }
  }

  private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
    try (HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build()) {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw nothingRuns();
    }
  }

  private CannotRun unreadable(@Nullable Throwable cause) {
    return new CannotRun(
        "%s cannot be read: start ./hindsight up again, it writes a new one"
            .formatted(files.kubeconfig()),
        cause);
  }

  private CannotRun nothingRuns() {
    return new CannotRun(
        "no practice cluster runs with the data in %s: start ./hindsight up, or name its directory with --data DIR"
            .formatted(files.root()));
  }

  private static Optional<Long> used(String body) {
    try {
      JsonNode seed = JSON.readTree(body).path("seed");
      return seed.isIntegralNumber() ? Optional.of(seed.asLong()) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static String reason(String body) {
    try {
      JsonNode problem = JSON.readTree(body);
      String message = problem.path("detail").asString(problem.path("message").asString(""));
      return message.isEmpty() ? body : message;
    } catch (JacksonException e) {
      return body;
    }
  }
}
