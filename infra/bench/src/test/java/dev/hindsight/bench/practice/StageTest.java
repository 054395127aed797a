package dev.hindsight.bench.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.ClusterSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class StageTest {

  private static final Scenarios SCENARIOS =
      new Scenarios(ClusterSettings.practice(Clock.systemUTC()).services());

  @TempDir Path scratch;

  @ParameterizedTest
  @CsvSource({
    "oom-checkout-minor-3, oom_killed, Deployment/shop/checkout",
    "dependency-down-checkout-major-3, dependency_connection_failed, Deployment/shop/cart",
  })
  void aFaultIsSeenAsItIsAndTheSameEveryTime(String id, String cause, String object) {
    Scenario scenario = named(SCENARIOS.faulty(3), id);
    JsonNode one = Stage.play(scenario, scratch);
    assertThat(one.at("/expected/cause").asString()).isEqualTo(cause);
    assertThat(one.at("/expected/object").asString()).isEqualTo(object);
    assertThat(kinds(one)).contains("alert", "state", "log", "metric", "change");
    assertThat(one.path("healthy")).isNotEmpty();
    assertThat(Stage.play(scenario, scratch).toString()).isEqualTo(one.toString());
  }

  @Test
  void aHealthyWorldAlertsNobody() {
    JsonNode one = Stage.play(named(SCENARIOS.healthy(3), "healthy-00-3"), scratch);
    assertThat(one.at("/expected/cause").asString()).isEqualTo("healthy");
    assertThat(kinds(one)).doesNotContain("alert").contains("state");
  }

  @Test
  void aSeedMakesEnoughOfEachSort() {
    assertThat(SCENARIOS.faulty(1)).hasSizeGreaterThanOrEqualTo(120);
    assertThat(SCENARIOS.healthy(1)).hasSize(40);
    assertThat(SCENARIOS.twofold(1))
        .hasSize(12)
        .allMatch(two -> two.faults().get(0).fault() != two.faults().get(1).fault());
    assertThat(SCENARIOS.twofold(1)).isEqualTo(SCENARIOS.twofold(1));
    assertThat(SCENARIOS.faulty(1)).doesNotContainAnyElementsOf(SCENARIOS.faulty(2));
  }

  private static Scenario named(List<Scenario> scenarios, String id) {
    return scenarios.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<String> kinds(JsonNode one) {
    return StreamSupport.stream(one.path("evidence").spliterator(), false)
        .map(line -> line.path("kind").asString())
        .distinct()
        .toList();
  }
}
