package dev.hindsight.actions.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every action says which rights it needs. */
class GrantsTest {

  @Test
  void noActionIsWithoutOne() {
    assertThat(Arrays.stream(Action.class.getAnnotation(JsonSubTypes.class).value()))
        .isNotEmpty()
        .allSatisfy(
            type ->
                assertThat(Grant.of(type.value()))
                    .as("%s: which right does it need? Say it by @Needs", type.name())
                    .isNotEmpty());
  }

  @Test
  void aRestartNeedsTheRightForEachKindItIsFor() {
    assertThat(
            Stream.concat(Samples.all().stream(), Samples.more().stream())
                .filter(RestartRollout.class::isInstance)
                .map(Action::grants)
                .distinct())
        .singleElement()
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Grant.class))
        .containsExactly(
            new Grant("apps", "deployments", "patch"),
            new Grant("apps", "statefulsets", "patch"),
            new Grant("apps", "daemonsets", "patch"));
  }
}
