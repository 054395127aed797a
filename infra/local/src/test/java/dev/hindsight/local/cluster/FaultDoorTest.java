package dev.hindsight.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.local.cluster.store.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The door for faults: what it shows, what it refuses, and faults that meet each other. */
class FaultDoorTest {

  private static final String DOOR = "/practice/faults";

  @Test
  void showsWhatCanBreakAndWhatIsBroken() {
    try (var bench = new FaultBench()) {
      JsonNode before = bench.bench.get(DOOR).json();
      assertThat(Json.items(before, "faults").map(one -> Json.text(one, "name")))
          .containsExactly(Stream.of(Fault.values()).map(Fault::word).toArray(String[]::new));
      assertThat(Json.items(before, "faults").map(one -> Json.text(one, "what")))
          .allMatch(what -> what.endsWith("."));
      assertThat(Json.items(before, "services").map(one -> one.asString("")))
          .containsExactlyInAnyOrder(
              "cart",
              "catalog",
              "checkout",
              "payments",
              "recommendations",
              "shipping",
              "storefront");
      assertThat(before.path("active")).isEmpty();

      var answer = post(bench, "{\"fault\":\"slow\",\"service\":\"checkout\",\"seed\":12}");
      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.at("severity")).isEqualTo("major");
      assertThat(Json.number(answer.json(), "seed")).isEqualTo(12);
      JsonNode active = bench.bench.get(DOOR).json().path("active").path(0);
      assertThat(Json.text(active, "fault")).isEqualTo("slow");
      assertThat(Json.text(active, "service")).isEqualTo("checkout");
      assertThat(Json.text(active, "severity")).isEqualTo("major");
      assertThat(Json.time(active, "since")).isEqualTo(bench.bench.clock.instant());
    }
  }

  @Test
  void refusesWhatMakesNoSenseAndChangesNothing() {
    try (var bench = new FaultBench()) {
      assertProblem(bench, "{\"fault\":\"fire\",\"service\":\"cart\"}", "known faults: oom, ");
      assertProblem(bench, "{\"fault\":\"oom\",\"service\":\"shoes\"}", "known services: cart, ");
      assertProblem(
          bench,
          "{\"fault\":\"oom\",\"service\":\"cart\",\"severity\":\"awful\"}",
          "known severities: minor, major");
      assertProblem(
          bench, "{\"fault\":\"oom\",\"service\":\"cart\",\"seed\":\"x\"}", "a whole number");
      assertProblem(bench, "{\"service\":\"cart\"}", "the body needs");
      assertProblem(
          bench, "{\"fault\":\"dependency-down\",\"service\":\"payments\"}", "calls no other");
      assertThat(bench.active()).isEmpty();
      assertThatThrownBy(() -> bench.bench.cluster.inject(Fault.OOM, "shoes"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void somebodyElseHealsEveryFault(Fault fault) {
    try (var bench = new FaultBench()) {
      bench.inject(fault, "checkout", Severity.MAJOR, 0);
      bench.bench.pass(Duration.ofSeconds(25));
      assertThat(bench.firing()).isNotEmpty();
      assertThat(bench.active()).containsExactly(fault.word() + " checkout");

      var answer = bench.bench.send("DELETE", DOOR, "", "", bench.bench.cluster.token());
      assertThat(Json.items(answer.json(), "healed")).hasSize(1);
      bench.fallsSilentWithin(Duration.ofSeconds(120));
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void injectedTwiceItHealsOnce(Fault fault) {
    try (var bench = new FaultBench()) {
      bench.inject(fault, "checkout", Severity.MAJOR, 0);
      bench.bench.pass(Duration.ofSeconds(15));
      bench.inject(fault, "checkout", Severity.MAJOR, 0);
      bench.bench.pass(Duration.ofSeconds(15));
      assertThat(bench.active()).containsExactly(fault.word() + " checkout");
      bench.bench.cluster.heal();
      bench.fallsSilentWithin(Duration.ofSeconds(180));
    }
  }

  @Test
  void twoFaultsOnOneServiceAreHealedOneByOne() {
    try (var bench = new FaultBench()) {
      bench.inject(Fault.SLOW, "checkout", Severity.MAJOR, 0);
      bench.inject(Fault.CONFIG_MISSING, "checkout", Severity.MINOR, 0);
      bench.bench.pass(Duration.ofSeconds(20));
      assertThat(bench.firing()).contains("ServiceLatencyHigh", "KubeContainerWaiting");

      bench.undo("checkout");
      bench.bench.pass(Duration.ofSeconds(40));
      assertThat(bench.active()).containsExactly("slow checkout");
      bench.scale("checkout", 6);
      bench.fallsSilentWithin(Duration.ofSeconds(60));
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aRestartInTheMiddleKeepsTheFault(Fault fault, @TempDir Path folder) {
    Path file = folder.resolve("state");
    java.time.Instant then;
    try (var bench = new FaultBench(new Bench(s -> s.withStateFile(file)))) {
      bench.inject(fault, "checkout", Severity.MAJOR, 0);
      bench.bench.pass(Duration.ofSeconds(7));
      then = bench.bench.clock.instant();
    }
    try (var again = new FaultBench(new Bench(s -> s.withStateFile(file)))) {
      again.bench.clock.advance(Duration.between(again.bench.clock.instant(), then).plusSeconds(1));
      assertThat(again.active()).containsExactly(fault.word() + " checkout");
      again.bench.pass(Duration.ofSeconds(25));
      assertThat(again.firing()).isNotEmpty();
      again.bench.cluster.heal();
      again.fallsSilentWithin(Duration.ofSeconds(180));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 8, 9, 10, 11})
  void redHerringsAreSilent(long seed) {
    try (var bench = new FaultBench()) {
      bench.inject(Fault.BAD_IMAGE, "checkout", Severity.MAJOR, seed);
      bench.bench.pass(Duration.ofSeconds(15));
      assertThat(bench.firing()).containsExactly("KubeImagePullFailing");
      bench.undo("checkout");
      bench.fallsSilentWithin(Duration.ofSeconds(60));
    }
  }

  @Test
  void theSameSeedTellsTheSameStory() {
    assertThat(story(14)).isEqualTo(story(14));
    assertThat(List.of(story(14), story(20), story(26), story(32), story(38)))
        .as("others differ")
        .anyMatch(one -> !one.equals(story(14)));
  }

  @Test
  void figuresAreInPrometheusForm() {
    try (var bench = new FaultBench()) {
      bench.inject(Fault.DEPENDENCY_DOWN, "checkout", Severity.MAJOR, 0);
      bench.bench.pass(Duration.ofSeconds(10));
      String text = bench.bench.get("/practice/metrics").text();
      assertThat(text.lines())
          .allMatch(
              line ->
                  line.startsWith("# ")
                      || line.matches("[a-z_]+\\{([a-z]+=\"[^\"]*\",?)+} [0-9.]+"));
      assertThat(text)
          .contains("# TYPE http_requests_total counter")
          .containsPattern(
              "http_requests_total\\{namespace=\"shop\",service=\"checkout\",code=\"503\"} [1-9]")
          .containsPattern(
              "http_requests_total\\{namespace=\"shop\",service=\"catalog\",code=\"503\"} 0\n");
    }
  }

  private static String story(long seed) {
    try (var bench = new FaultBench()) {
      bench.inject(Fault.PROBE, "checkout", Severity.MAJOR, seed);
      return bench.cause("checkout");
    }
  }

  private static void assertProblem(FaultBench bench, String body, String detail) {
    var answer = post(bench, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("detail")).contains(detail);
  }

  private static Bench.Answer post(FaultBench bench, String body) {
    return bench.bench.send("POST", DOOR, "application/json", body, bench.bench.cluster.token());
  }
}
