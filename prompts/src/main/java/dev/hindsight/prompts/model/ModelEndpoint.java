package dev.hindsight.prompts.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One model and where it is asked.
 *
 * @param provider "openai", "anthropic", "ollama" or "bedrock"
 * @param name as its server knows it
 * @param baseUrl OpenAI's up to and without {@code /chat/completions}; the provider's own if absent
 * @param apiKey may be absent where the server asks for none; better in a file or the environment
 * @param apiKeyFile a file that holds the key and nothing else
 * @param region of Bedrock; that of the environment if absent
 * @param price null where nobody said
 */
public record ModelEndpoint(
    @DefaultValue("openai") String provider,
    String name,
    Optional<URI> baseUrl,
    Optional<String> apiKey,
    Optional<Path> apiKeyFile,
    Optional<String> region,
    @Nullable Price price) {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /** Refuses what cannot work, naming the key. */
  public ModelEndpoint {
    apiKey = apiKey.filter(given -> !given.isBlank());
    baseUrl = baseUrl.or(Provider.named(provider)::usual);
    check(name != null && !name.isBlank(), "name: a model's name, or none");
    baseUrl.ifPresent(ModelEndpoint::checkUrl);
    check(apiKey.isEmpty() || apiKeyFile.isEmpty(), "api-key and api-key-file: only one of them");
    check(
        (apiKey.isEmpty() && apiKeyFile.isEmpty()) || baseUrl.filter(url -> !safe(url)).isEmpty(),
        "base-url: https, for a key must not be readable on its way");
  }

  private static void checkUrl(URI url) {
    check(
        Set.of("http", "https").contains(String.valueOf(url.getScheme())) && url.getHost() != null,
        "base-url: http://… or https://…");
    check(url.getRawUserInfo() == null, "base-url: no user in it, a key belongs in api-key");
  }

  private static boolean safe(URI url) {
    return "https".equals(url.getScheme()) || LOOPBACK.contains(url.getHost());
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("hindsight.model." + rule);
    }
  }

  Provider kind() {
    return Provider.named(provider);
  }

  /** Where it is asked; only Bedrock finds that out by itself. */
  String url() {
    return baseUrl.map(URI::toString).orElse("");
  }

  /** The key; empty for a server that asks for none. */
  String key() {
    return apiKeyFile.map(ModelEndpoint::read).or(() -> apiKey).map(String::strip).orElse("");
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
    return "ModelEndpoint[%s, %s, %s]".formatted(provider, name, url());
  }
}
