package dev.hindsight.prompts.model;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Which models are asked, in which order, and what they may take; the first one's keys stand
 * directly under {@code hindsight.model}.
 *
 * @param provider "openai", "anthropic", "ollama" or "bedrock"
 * @param name as its server knows it; {@code none} for no model, and then nothing is sent anywhere
 * @param fallback asked in this order when the first is no help
 * @param deadline for one model's whole answer, from the first byte sent to the last one read
 * @param longest an answer of more bytes is given up
 * @param output tokens that a model may write
 * @param rest how long a model that failed again and again is left alone
 * @param currency of prices and caps
 */
@ConfigurationProperties("hindsight.model")
public record ModelSettings(
    @DefaultValue("openai") String provider,
    @DefaultValue(NONE) String name,
    Optional<URI> baseUrl,
    Optional<String> apiKey,
    Optional<Path> apiKeyFile,
    Optional<String> region,
    @Nullable Price price,
    @DefaultValue List<ModelEndpoint> fallback,
    @DefaultValue("20s") Duration deadline,
    @DefaultValue("256KB") DataSize longest,
    @DefaultValue("1500") int output,
    @DefaultValue("60s") Duration rest,
    @DefaultValue("USD") String currency,
    @DefaultValue Caps cap) {

  static final String NONE = "none";

  /** Refuses what cannot work, naming the key. */
  public ModelSettings {
    fallback = List.copyOf(fallback);
    check(!name.isBlank(), "name: a model's name, or none");
    check(deadline.toMillis() > 0, "deadline: more than 0s");
    check(longest.toBytes() > 0, "longest: more than 0B");
    check(output > 0, "output: more than 0");
    check(!rest.isNegative(), "rest: not less than 0s");
    List<ModelEndpoint> all =
        endpoints(provider, name, baseUrl, apiKey, apiKeyFile, region, price, fallback);
    check(
        !cap.inMoney() || all.stream().allMatch(endpoint -> endpoint.price() != null),
        "price: a cap in money needs the price of each model (0 for one of your own)");
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("hindsight.model." + rule);
    }
  }

  boolean wanted() {
    return !name.equals(NONE);
  }

  /** The models in the order in which they are asked; none where none is wanted. */
  List<ModelEndpoint> endpoints() {
    List<ModelEndpoint> all =
        endpoints(provider, name, baseUrl, apiKey, apiKeyFile, region, price, fallback);
    return wanted() ? all : List.of();
  }

  private static List<ModelEndpoint> endpoints(
      String provider,
      String name,
      Optional<URI> baseUrl,
      Optional<String> apiKey,
      Optional<Path> apiKeyFile,
      Optional<String> region,
      @Nullable Price price,
      List<ModelEndpoint> fallback) {
    ModelEndpoint first =
        new ModelEndpoint(provider, name, baseUrl, apiKey, apiKeyFile, region, price);
    return Stream.concat(
            Stream.of(first).filter(one -> !one.name().equals(NONE)), fallback.stream())
        .toList();
  }

  Limits limits() {
    return new Limits(deadline, longest, output);
  }

  /** The keys stay out of logs. */
  @Override
  public String toString() {
    return "ModelSettings[%s, deadline=%s]".formatted(endpoints(), deadline);
  }
}
