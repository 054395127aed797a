package dev.hindsight.actions.audit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the audit chain is witnessed.
 *
 * @param heads file to which the chain's end is appended, best on another machine's disk; absent:
 *     it is told in the log only
 * @param headEvery how often at most
 */
@ConfigurationProperties("hindsight.audit")
record AuditSettings(@Nullable Path heads, @DefaultValue("1m") Duration headEvery) {

  /** The file, where one is named. */
  Optional<HeadFile> file() {
    return Optional.ofNullable(heads).map(HeadFile::new);
  }
}
