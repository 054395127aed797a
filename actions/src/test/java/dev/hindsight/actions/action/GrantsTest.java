package dev.hindsight.actions.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every action says which rights it needs. */
class GrantsTest {

  @Test
  void noActionIsWithoutOne() {
    assertThat(Family.kubernetes())
        .isNotEmpty()
        .allSatisfy(
            (name, type) ->
                assertThat(Grant.of(type))
                    .as("%s: which right does it need? Say it by @Needs", name)
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
