package dev.hindsight.prompts.model;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ModelSettingsTest {

  @Test
  void thereIsNoModelUnlessOneIsNamed() {
    ModelSettings settings = bound(Map.of());
    assertThat(settings.wanted()).isFalse();
    assertThat(settings.deadline()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void theKeyMayComeFromTheEnvironment() {
    ModelSettings settings =
        Binder.get(
                new StandardEnvironment() {
                  @Override
                  protected void customizePropertySources(MutablePropertySources sources) {
                    sources.addLast(
                        new SystemEnvironmentPropertySource(
                            SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                            Map.of("HINDSIGHT_MODEL_API_KEY", "k-1", "HINDSIGHT_MODEL_NAME", "m")));
                  }
                })
            .bindOrCreate("hindsight.model", ModelSettings.class);
    assertThat(settings.endpoints().getFirst().key()).isEqualTo("k-1");
    assertThat(settings).asString().doesNotContain("k-1");
  }

  @Test
  void orFromAFile(@TempDir Path dir) throws IOException {
    Path file = Files.writeString(dir.resolve("key"), " k-2\n");
    assertThat(withKeyIn(file).key()).isEqualTo("k-2");
    assertThatThrownBy(() -> withKeyIn(dir.resolve("nothing")).key())
        .hasMessageContaining("hindsight.model.api-key-file");
  }

  private static ModelEndpoint withKeyIn(Path file) {
    return new ModelEndpoint(
        "openai",
        "m",
        Optional.empty(),
        Optional.empty(),
        Optional.of(file),
        Optional.empty(),
        null);
  }

  @Test
  void aKeyIsNotSentInTheClear() {
    assertThatThrownBy(
            () ->
                bound(
                    Map.of(
                        "hindsight.model.name", "m",
                        "hindsight.model.base-url", "http://models.example/v1",
                        "hindsight.model.api-key", "k")))
        .rootCause()
        .hasMessageContaining("https");
    assertThat(
            bound(
                    Map.of(
                        "hindsight.model.base-url", "http://models.example/v1",
                        "hindsight.model.name", "m",
                        "hindsight.model.api-key", " "))
                .endpoints()
                .getFirst()
                .key())
        .isEmpty();
  }

  @Test
  void anAddressHoldsNoPassword() {
    assertThatThrownBy(
            () -> bound(Map.of("hindsight.model.base-url", "https://me:s3cret@models.example/v1")))
        .rootCause()
        .hasMessageContaining("api-key")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void severalAreAskedInTheirOrderEachWithItsOwnKeys() {
    ModelSettings settings =
        bound(
            Map.ofEntries(
                entry("hindsight.model.name", "first"),
                entry("hindsight.model.price.input", "2.50"),
                entry("hindsight.model.price.output", "0"),
                entry("hindsight.model.cap.day", "5.00"),
                entry("hindsight.model.fallback[0].provider", "anthropic"),
                entry("hindsight.model.fallback[0].name", "second"),
                entry("hindsight.model.fallback[0].api-key", "k"),
                entry("hindsight.model.fallback[0].price.input", "3"),
                entry("hindsight.model.fallback[0].price.output", "15"),
                entry("hindsight.model.fallback[1].provider", "ollama"),
                entry("hindsight.model.fallback[1].name", "third"),
                entry("hindsight.model.fallback[1].price.input", "0"),
                entry("hindsight.model.fallback[1].price.output", "0")));
    assertThat(settings.endpoints())
        .extracting(ModelEndpoint::kind, ModelEndpoint::name, ModelEndpoint::url)
        .containsExactly(
            tuple(Provider.OPENAI, "first", "https://api.openai.com/v1"),
            tuple(Provider.ANTHROPIC, "second", "https://api.anthropic.com"),
            tuple(Provider.OLLAMA, "third", "http://127.0.0.1:11434"));
    assertThat(
            Objects.requireNonNull(settings.endpoints().getFirst().price()).of(1_400, 100).money())
        .isEqualByComparingTo("0.0035");
  }

  @ParameterizedTest
  @CsvSource({
    "provider, oracle, provider: openai",
    "cap.day, 5, price: a cap",
    "cap.day, -1, cap: not less",
    "cap.tokens, -1, cap: not less",
    "output, 0, output: more",
    "rest, -1s, rest: not less"
  })
  void whatCannotWorkIsNamed(String key, String value, String said) {
    assertThatThrownBy(
            () -> bound(Map.of("hindsight.model.name", "m", "hindsight.model." + key, value)))
        .rootCause()
        .hasMessageContaining("hindsight.model." + said);
  }

  /** A price that is half forgotten would be 0, and no cap would hold. */
  @ParameterizedTest
  @CsvSource({"price.input", "price.output"})
  void aPriceIsBothOrNone(String key) {
    assertThatThrownBy(
            () -> bound(Map.of("hindsight.model.name", "m", "hindsight.model." + key, "2.50")))
        .rootCause()
        .hasMessageContaining("hindsight.model.price: input and output");
  }

  private static ModelSettings bound(Map<String, Object> settings) {
    return new Binder(ConfigurationPropertySources.from(new MapPropertySource("test", settings)))
        .bindOrCreate("hindsight.model", ModelSettings.class);
  }
}
