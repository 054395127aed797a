package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SlackSettingsTest {

  private static final Map<String, String> LEAST =
      Map.of(
          "hindsight.slack.bot-token", "xoxb-1",
          "hindsight.slack.app-token", "xapp-1",
          "hindsight.slack.channel", "C1");

  private static SlackSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bind("hindsight.slack", SlackSettings.class)
        .get();
  }

  private static Map<String, String> leastWith(String key, String value) {
    Map<String, String> all = new HashMap<>(LEAST);
    all.put("hindsight.slack." + key, value);
    return all;
  }

  @Test
  void everyKeyIsReadAndTokensAreNotPrinted() {
    SlackSettings settings = bind(leastWith("api-url", "http://127.0.0.1:9/api/"));
    assertThat(settings.botToken()).isEqualTo("xoxb-1");
    assertThat(settings.appToken()).contains("xapp-1");
    assertThat(settings.channel()).isEqualTo("C1");
    assertThat(settings.enabled()).isTrue();
    assertThat(settings.apiUrl()).contains(URI.create("http://127.0.0.1:9/api/"));
    assertThat(settings.toString()).doesNotContain("xoxb", "xapp");
    assertThat(bind(leastWith("enabled", "false")).enabled()).isFalse();
    assertThat(bind(LEAST).apiUrl()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"app-token", "channel"})
  void aMissingKeyIsNamed(String key) {
    assertThatThrownBy(() -> bind(leastWith(key, " ")))
        .rootCause()
        .hasMessageContaining("hindsight.slack." + key + " is missing");
  }

  @Test
  void httpNeedsASecretAndNoAppToken(@TempDir Path dir) throws IOException {
    Map<String, String> http = new HashMap<>(LEAST);
    http.remove("hindsight.slack.app-token");
    http.put("hindsight.slack.mode", "http");
    assertThatThrownBy(() -> bind(http)).rootCause().hasMessageContaining("signing-secret");
    http.put("hindsight.slack.signing-secret", "  ");
    assertThatThrownBy(() -> bind(http)).rootCause().hasMessageContaining("signing-secret");
    http.put("hindsight.slack.signing-secret", "5ign");
    assertThat(bind(http).signingSecret()).contains("5ign");
    assertThat(bind(http).toString()).doesNotContain("5ign");
    http.remove("hindsight.slack.signing-secret");
    http.put("hindsight.slack.signing-secret-file", dir.resolve("secret").toString());
    assertThatThrownBy(() -> bind(http)).hasRootCauseInstanceOf(NoSuchFileException.class);
    Files.writeString(dir.resolve("secret"), "");
    assertThatThrownBy(() -> bind(http)).rootCause().hasMessageContaining("signing-secret");
    Files.writeString(dir.resolve("secret"), "filed\n");
    assertThat(bind(http).signingSecret()).contains("filed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://slack.example.org/api/", "http://127.0.0.1.evil.example/", "/api/"})
  void tokensGoNowhereElse(String url) {
    assertThatThrownBy(() -> bind(leastWith("api-url", url)))
        .rootCause()
        .hasMessageContaining("only loopback hosts");
  }
}
