package dev.hindsight.prompts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

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
                            Map.of("HINDSIGHT_MODEL_API_KEY", "k-1")));
                  }
                })
            .bindOrCreate("hindsight.model", ModelSettings.class);
    assertThat(settings.key()).isEqualTo("k-1");
    assertThat(settings).asString().doesNotContain("k-1");
  }

  @Test
  void orFromAFile(@TempDir Path dir) throws IOException {
    Path file = Files.writeString(dir.resolve("key"), " k-2\n");
    assertThat(withKeyIn(file).key()).isEqualTo("k-2");
    assertThatThrownBy(() -> withKeyIn(dir.resolve("nothing")).key())
        .hasMessageContaining("hindsight.model.api-key-file");
  }

  private static ModelSettings withKeyIn(Path file) {
    return new ModelSettings(
        "m",
        URI.create("https://models.example/v1"),
        Optional.empty(),
        Optional.of(file),
        Duration.ofSeconds(1),
        DataSize.ofKilobytes(1));
  }

  @Test
  void aKeyIsNotSentInTheClear() {
    assertThatThrownBy(
            () ->
                bound(
                    Map.of(
                        "hindsight.model.base-url", "http://models.example/v1",
                        "hindsight.model.api-key", "k")))
        .rootCause()
        .hasMessageContaining("https");
    assertThat(
            bound(
                    Map.of(
                        "hindsight.model.base-url", "http://models.example/v1",
                        "hindsight.model.api-key", " "))
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

  private static ModelSettings bound(Map<String, Object> settings) {
    return new Binder(ConfigurationPropertySources.from(new MapPropertySource("test", settings)))
        .bindOrCreate("hindsight.model", ModelSettings.class);
  }
}
