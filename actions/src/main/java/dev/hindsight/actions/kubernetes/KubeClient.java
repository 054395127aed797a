package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.Done;
import dev.hindsight.actions.kubernetes.Connections.Clients;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.Pair;
import io.kubernetes.client.util.exception.TokenAquisitionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
  private static final int UNAUTHORIZED = 401;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final KubernetesSettings settings;
  private final Translation translation;
  private final Connections connections;

  KubeClient(KubernetesSettings settings, @Qualifier("redactor") UnaryOperator<String> redactor) {
    this.settings = settings;
    this.connections = new Connections(settings);
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
    return connected(file.get()).then(known -> answered(file.get(), known, request));
  }

  private Outcome<Clients> connected(Path file) {
    try {
      return new Done<>(connections.of(file));
    } catch (TokenAquisitionException e) {
      return translation.withoutToken(e);
    } catch (IOException | RuntimeException e) {
      return Translation.notConfigured(
          "The kubeconfig %s cannot be used: %s".formatted(file, e.getMessage()));
    }
  }

  /** Who is refused as unknown did nothing, so also a write is made once more. */
  private Outcome<String> answered(Path file, Clients known, Request request) {
    Outcome<Reply> reply = call(known.of(request), request);
    if (reply instanceof Done<Reply>(Reply first) && first.code() == UNAUTHORIZED) {
      connections.refused(known);
      reply = connected(file).then(anew -> call(anew.of(request), request));
    }
    return reply.then(
        last ->
            last.good()
                ? new Done<>(last.body())
                : translation.of(
                    request, last.code(), last.retryAfter().orElse(null), last.body()));
  }

  private Outcome<Reply> call(ApiClient api, Request request) {
    try (Response response = prepared(api, request).execute()) {
      return new Done<>(
          new Reply(
              response.code(),
              Optional.ofNullable(response.header("Retry-After")),
              response.body().string()));
    } catch (ApiException e) {
      throw new IllegalStateException("the call could not be built", e);
    } catch (TokenAquisitionException e) {
      return translation.withoutToken(e);
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

  /** What the API server said. */
  private record Reply(int code, Optional<String> retryAfter, String body) {

    boolean good() {
      return code >= 200 && code < 300;
    }
  }
}
