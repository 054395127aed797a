package dev.hindsight.prompts.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Which model puts explanations into words; whatever speaks OpenAI's chat completions will do.
 *
 * @param name as its server knows it; {@code none} for no model, and then nothing is sent anywhere
 * @param baseUrl up to and without {@code /chat/completions}
 * @param apiKey may be absent where the server asks for none; better in a file or the environment
 * @param apiKeyFile a file that holds the key and nothing else
 * @param deadline for the whole answer, from the first byte sent to the last one read
 * @param longest an answer of more bytes is given up
 */
@ConfigurationProperties("hindsight.model")
public record ModelSettings(
    @DefaultValue(NONE) String name,
    @DefaultValue("https://api.openai.com/v1") URI baseUrl,
    Optional<String> apiKey,
    Optional<Path> apiKeyFile,
    @DefaultValue("20s") Duration deadline,
    @DefaultValue("256KB") DataSize longest) {

  static final String NONE = "none";
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /** Refuses what cannot work, naming the key. */
  public ModelSettings {
    apiKey = apiKey.filter(given -> !given.isBlank());
    check(!name.isBlank(), "name: a model's name, or none");
    check(
        Set.of("http", "https").contains(String.valueOf(baseUrl.getScheme()))
            && baseUrl.getHost() != null,
        "base-url: http://… or https://…");
    check(baseUrl.getRawUserInfo() == null, "base-url: no user in it, a key belongs in api-key");
    check(deadline.toMillis() > 0, "deadline: more than 0s");
    check(longest.toBytes() > 0, "longest: more than 0B");
    check(apiKey.isEmpty() || apiKeyFile.isEmpty(), "api-key and api-key-file: only one of them");
    check(
        (apiKey.isEmpty() && apiKeyFile.isEmpty()) || safe(baseUrl),
        "base-url: https, for a key must not be readable on its way");
  }

  private static boolean safe(URI url) {
    return "https".equals(url.getScheme()) || LOOPBACK.contains(url.getHost());
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("hindsight.model." + rule);
    }
  }

  boolean wanted() {
    return !name.equals(NONE);
  }

  /** The key; empty for a server that asks for none. */
  String key() {
    return apiKeyFile.map(ModelSettings::read).or(() -> apiKey).map(String::strip).orElse("");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "hindsight.model.api-key-file: %s cannot be read".formatted(file), e);
    }
  }

  /** The key stays out of logs. */
  @Override
  public String toString() {
    return "ModelSettings[name=%s, baseUrl=%s, deadline=%s]".formatted(name, baseUrl, deadline);
  }
}
