package dev.hindsight.actions.aws;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How AWS is reached; credentials come by the SDK's default chain.
 *
 * @param regions where something may be read and changed; none when AWS is not used
 * @param documents the documents of Systems Manager that may be run
 * @param endpoint another server for all services, for tests
 * @param callTimeout the longest any one call may take
 * @param settle how long after a change AWS may still tell the state from before it
 */
@ConfigurationProperties("hindsight.aws")
public record AwsSettings(
    @DefaultValue List<String> regions,
    @DefaultValue List<String> documents,
    @Nullable URI endpoint,
    @DefaultValue("15s") Duration callTimeout,
    @DefaultValue("30s") Duration settle) {

  public AwsSettings {
    regions = List.copyOf(regions);
    documents = List.copyOf(documents);
  }
}
