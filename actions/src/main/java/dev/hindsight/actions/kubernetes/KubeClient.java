package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.Done;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.Pair;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import okhttp3.Call;
import okhttp3.Response;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API server with our own tolerant JSON: the typed models refuse unknown fields. */
@Component
class KubeClient {

  private static final String[] TOKEN = {"BearerToken"};
  private static final JsonMapper JSON = JsonMapper.shared();

  private final KubernetesSettings settings;
  private final Translation translation;
  private volatile Optional<Clients> clients = Optional.empty();

  KubeClient(KubernetesSettings settings, @Qualifier("redactor") UnaryOperator<String> redactor) {
    this.settings = settings;
    this.translation = new Translation(redactor);
  }

  /** The answer as a JSON tree. */
  Outcome<JsonNode> json(Request request) {
    return text(request)
        .then(
            body -> {
              try {
                return new Done<>(JSON.readTree(body));
              } catch (JacksonException e) {
                return Translation.garbled(request);
              }
            });
  }

  /** The answer as it came. */
  Outcome<String> text(Request request) {
    Optional<Path> file = settings.file();
    if (file.isEmpty()) {
      return Translation.notConfigured("No cluster is configured.");
    }
    ApiClient api;
    try {
      api = connected(file.get()).of(request);
    } catch (IOException | RuntimeException e) {
      return Translation.notConfigured(
          "The kubeconfig %s cannot be used: %s".formatted(file.get(), e.getMessage()));
    }
    return call(api, request);
  }

  private Outcome<String> call(ApiClient api, Request request) {
    try (Response response = prepared(api, request).execute()) {
      String body = response.body().string();
      return response.isSuccessful()
          ? new Done<>(body)
          : translation.of(request, response.code(), response.header("Retry-After"), body);
    } catch (ApiException e) {
      throw new IllegalStateException("the call could not be built", e);
    } catch (IOException e) {
      // Kept connections may all have died without a word: the next call makes a new one.
      api.getHttpClient().connectionPool().evictAll();
      return translation.of(request, e);
    }
  }

  private static Call prepared(ApiClient api, Request request) throws ApiException {
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept", "application/json, */*");
    headers.put("User-Agent", request.agent());
    headers.put("Content-Type", request.contentType());
    request.as().ifPresent(user -> headers.put("Impersonate-User", user));
    List<Pair> query =
        request.query().entrySet().stream().map(e -> new Pair(e.getKey(), e.getValue())).toList();
    byte[] body = request.body().map(p -> p.getBytes(StandardCharsets.UTF_8)).orElse(new byte[0]);
    return api.buildCall(
        api.getBasePath(),
        request.path(),
        request.method(),
        query,
        List.of(),
        body,
        headers,
        new HashMap<>(),
        new HashMap<>(),
        TOKEN,
        null);
  }

  private synchronized Clients connected(Path file) throws IOException {
    if (clients.isEmpty()) {
      try (Reader reader = Files.newBufferedReader(file)) {
        KubeConfig config = KubeConfig.loadKubeConfig(reader);
        config.setFile(file.toFile());
        clients = Optional.of(new Clients(client(config, true), client(config, false)));
      }
    }
    return clients.orElseThrow();
  }

  private ApiClient client(KubeConfig config, boolean again) throws IOException {
    ApiClient built = ClientBuilder.kubeconfig(config, settings.tokenRefresh()).build();
    built.setHttpClient(
        built
            .getHttpClient()
            .newBuilder()
            .callTimeout(settings.callTimeout())
            .retryOnConnectionFailure(again)
            .build());
    return built;
  }

  /** A read goes again when its kept connection turns out dead; a write is never repeated. */
  private record Clients(ApiClient reads, ApiClient writes) {

    ApiClient of(Request request) {
      return request.method().equals("GET") ? reads : writes;
    }
  }
}
