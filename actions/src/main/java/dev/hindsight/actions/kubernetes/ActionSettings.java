package dev.hindsight.actions.kubernetes;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What actions may touch.
 *
 * @param environment names of environment variables that plans may set; none by default
 */
@ConfigurationProperties("hindsight.kubernetes.actions")
public record ActionSettings(@DefaultValue List<String> environment) {

  public ActionSettings {
    environment = List.copyOf(environment);
  }
}
