package dev.hindsight.actions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings that would let nobody run, or the cluster itself, are refused by their key. */
class ImpersonationSettingsTest {

  private static final String PREFIX = "hindsight.kubernetes.impersonation";

  @Test
  void theBotWritesAsItselfUnlessToldOtherwise() {
    ImpersonationSettings none = bound(Map.of());
    assertThat(none.enabled()).isFalse();
    assertThat(none.users()).isEmpty();
    assertThat(bound(Map.of(PREFIX + ".enabled", "true", PREFIX + ".users.U0ADA", "ada")))
        .isEqualTo(new ImpersonationSettings(true, Map.of("U0ADA", "ada")));
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> new ImpersonationSettings(true, Map.of()))
        .hasMessageContaining(PREFIX + ".users names nobody");
    assertThatThrownBy(
            () -> new ImpersonationSettings(false, Map.of("U0ADA", "system:serviceaccount:a:b")))
        .hasMessageContaining(PREFIX + ".users.U0ADA must be a person's name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ada", "ada ", "ad\u00e4", "a\nb", "a\"]", "*"})
  void whatTheManifestWouldRefuseIsRefusedAtTheStart(String user) {
    assertThatThrownBy(() -> new ImpersonationSettings(true, Map.of("U0ADA", user)))
        .hasMessageContaining(PREFIX + ".users.U0ADA must be a person's name");
  }

  private static ImpersonationSettings bound(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate(PREFIX, ImpersonationSettings.class);
  }
}
