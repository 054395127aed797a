package dev.hindsight.actions.kubernetes;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import io.kubernetes.client.util.credentials.ClientCertificateAuthentication;
import io.kubernetes.client.util.credentials.KubeconfigAuthentication;
import io.kubernetes.client.util.credentials.RefreshAuthentication;
import io.kubernetes.client.util.credentials.UsernamePasswordAuthentication;
import io.kubernetes.client.util.exception.TokenAquisitionException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The connections that the kubeconfig describes: made once, and anew when they are refused. */
final class Connections {

  /** Where a user's token comes from, when it does not stand in the kubeconfig itself. */
  private static final List<String> SOURCES = List.of("tokenFile", "exec", "auth-provider");

  private final KubernetesSettings settings;
  private Optional<Clients> clients = Optional.empty();

  Connections(KubernetesSettings settings) {
    this.settings = settings;
  }

  /** Throws {@link TokenAquisitionException} while no token comes; that may pass. */
  synchronized Clients of(Path file) throws IOException {
    if (clients.isEmpty()) {
      try (Reader reader = Files.newBufferedReader(file)) {
        KubeConfig config = KubeConfig.loadKubeConfig(reader);
        config.setFile(file.toFile());
        clients = Optional.of(new Clients(client(config, true), client(config, false)));
      }
    }
    return clients.orElseThrow();
  }

  /** The cluster does not know these any more; where others came since, they stay. */
  synchronized void refused(Clients these) {
    if (clients.equals(Optional.of(these))) {
      clients = Optional.empty();
      these.evict();
    }
  }

  private ApiClient client(KubeConfig config, boolean again) throws IOException {
    ClientBuilder builder = ClientBuilder.kubeconfig(config, settings.tokenRefresh());
    if (anonymous(builder) && hasSource(config)) {
      // Kept, it would stay anonymous for good.
      throw new TokenAquisitionException(
          new IOException("the kubeconfig says where the token comes from, and none came"));
    }
    ApiClient built = builder.build();
    built.setHttpClient(
        built
            .getHttpClient()
            .newBuilder()
            .callTimeout(settings.callTimeout())
            .retryOnConnectionFailure(again)
            .build());
    return built;
  }

  private static boolean anonymous(ClientBuilder builder) {
    return !(builder.getAuthentication() instanceof KubeconfigAuthentication found)
        || !switch (found.getDelegateAuthentication()) {
          case RefreshAuthentication _,
              ClientCertificateAuthentication _,
              UsernamePasswordAuthentication _ ->
              true;
          default -> false;
        };
  }

  private static boolean hasSource(KubeConfig config) {
    return part(config.getContexts(), String.valueOf(config.getCurrentContext()), "context")
        .map(context -> String.valueOf(context.get("user")))
        .flatMap(user -> part(config.getUsers(), user, "user"))
        .filter(user -> SOURCES.stream().anyMatch(user::containsKey))
        .findAny()
        .isPresent();
  }

  private static Stream<Map<?, ?>> part(List<Object> all, String name, String part) {
    return Optional.ofNullable(all).stream()
        .flatMap(List::stream)
        .<Map<?, ?>>mapMulti(
            (one, taken) -> {
              if (one instanceof Map<?, ?> named
                  && name.equals(named.get("name"))
                  && named.get(part) instanceof Map<?, ?> found) {
                taken.accept(found);
              }
            });
  }

  /** A read goes again when its kept connection turns out dead; a write is never repeated. */
  record Clients(ApiClient reads, ApiClient writes) {

    ApiClient of(Request request) {
      return request.method().equals("GET") ? reads : writes;
    }

    private void evict() {
      reads.getHttpClient().connectionPool().evictAll();
      writes.getHttpClient().connectionPool().evictAll();
    }
  }
}
