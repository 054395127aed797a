package dev.hindsight.actions.plan;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where playbooks are, besides the shipped ones.
 *
 * @param playbooks a directory of the operator's own, each a file that ends with {@code .yaml}
 */
@ConfigurationProperties("hindsight")
record PlaybookSettings(@Nullable Path playbooks) {

  /** Only the shipped ones. */
  static final PlaybookSettings NONE = new PlaybookSettings(null);

  Optional<Path> own() {
    return Optional.ofNullable(playbooks);
  }
}
