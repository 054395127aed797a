package dev.hindsight.actions.probe;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What may be looked at.
 *
 * @param hosts names of hosts that a plan may check by HTTP or TCP; none by default
 * @param prometheus where PromQL is asked, for example {@code http://prometheus:9090}
 * @param timeout the longest one look may take
 */
@ConfigurationProperties("hindsight.checks")
public record ProbeSettings(
    @DefaultValue List<String> hosts,
    @Nullable URI prometheus,
    @DefaultValue("4s") Duration timeout) {

  public ProbeSettings {
    hosts = List.copyOf(hosts);
  }

  Optional<URI> server() {
    return Optional.ofNullable(prometheus).filter(uri -> !uri.toString().isBlank());
  }
}
