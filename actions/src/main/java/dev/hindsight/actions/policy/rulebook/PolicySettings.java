package dev.hindsight.actions.policy.rulebook;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the policy is.
 *
 * @param file absent: the shipped one
 * @param lookEvery pause between two looks at the file
 */
@ConfigurationProperties("hindsight.policy")
record PolicySettings(@Nullable Path file, @DefaultValue("3s") Duration lookEvery) {

  Optional<Path> named() {
    return Optional.ofNullable(file);
  }
}
