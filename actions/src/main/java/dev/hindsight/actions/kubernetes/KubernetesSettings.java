package dev.hindsight.actions.kubernetes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the cluster is reached.
 *
 * @param kubeconfig the kubeconfig file; absent when there is no cluster
 * @param callTimeout the longest any one call may take
 * @param tokenRefresh after how long a token is taken anew from where the kubeconfig says: a file,
 *     which a cluster renews well before its token ends, or a program
 */
@ConfigurationProperties("hindsight.kubernetes")
public record KubernetesSettings(
    @Nullable Path kubeconfig,
    @DefaultValue("5s") Duration callTimeout,
    @DefaultValue("5m") Duration tokenRefresh) {

  Optional<Path> file() {
    return Optional.ofNullable(kubeconfig).filter(path -> !path.toString().isBlank());
  }
}
