package dev.hindsight.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.local.cluster.store.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AlertingTest {

  private static final String OOM = "KubeContainerOOMKilled";
  private static final String LOOP = "KubePodCrashLooping";
  private static final String PULL = "KubeImagePullFailing";

  private Bench bench;
  private Receiver receiver;

  @AfterEach
  void stop() {
    bench.close();
    receiver.close();
  }

  @Test
  void aHealthyClusterIsSilent() throws IOException {
    start(Receiver.up());
    bench.pass(Duration.ofMinutes(3));
    assertThat(bench.get("/practice/alerts").json()).isEmpty();
    assertThat(receiver.bodies).isEmpty();
  }

  @Test
  void firesForAMemoryFaultAndResolvesOnceItIsFixed() throws IOException {
    start(Receiver.up());
    bench.cluster.inject(Fault.OOM, "checkout");
    bench.pass(Duration.ofSeconds(12));
    await().until(() -> receiver.statuses(OOM).equals(List.of("firing")));
    JsonNode fired = receiver.of(OOM).getFirst();

    raiseLimit();
    bench.passUntil(bench::isRolledOut);
    bench.pass(Duration.ofSeconds(8));
    await().until(() -> receiver.statuses(OOM).equals(List.of("firing", "resolved")));

    assertThat(Json.text(fired, "version")).isEqualTo("4");
    assertThat(Json.text(fired, "groupKey"))
        .isEqualTo(
            "{}:{alertname=\"KubeContainerOOMKilled\", deployment=\"checkout\","
                + " namespace=\"shop\"}");
    assertThat(names(fired))
        .isEqualTo(
            Set.of(
                "version",
                "groupKey",
                "truncatedAlerts",
                "status",
                "receiver",
                "groupLabels",
                "commonLabels",
                "commonAnnotations",
                "externalURL",
                "alerts"));
    JsonNode alert = fired.path("alerts").get(0);
    assertThat(Json.text(alert, "endsAt")).isEqualTo("0001-01-01T00:00:00Z");
    assertThat(Json.text(alert, "fingerprint")).matches("[0-9a-f]{16}");
    assertThat(names(alert.path("labels")))
        .isEqualTo(
            Set.of(
                "alertname",
                "severity",
                "cluster",
                "namespace",
                "deployment",
                "service",
                "container"));
    JsonNode ended = receiver.of(OOM).getLast().path("alerts").get(0);
    assertThat(Json.text(ended, "status")).isEqualTo("resolved");
    assertThat(Json.text(ended, "fingerprint")).isEqualTo(Json.text(alert, "fingerprint"));
    assertThat(Json.text(ended, "startsAt")).isEqualTo(Json.text(alert, "startsAt"));
    assertThat(Json.time(ended, "endsAt")).isAfter(Json.time(ended, "startsAt"));
    await()
        .until(
            () ->
                receiver.of(LOOP).isEmpty()
                    || receiver.statuses(LOOP).getLast().equals("resolved"));
    assertThat(bench.get("/practice/alerts").json()).isEmpty();
  }

  @Test
  void waitsForAReceiverThatIsNotUpYet() throws IOException {
    start(Receiver.down());
    bench.cluster.inject(Fault.BAD_IMAGE, "checkout");
    bench.pass(Duration.ofSeconds(8));
    receiver.start();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> receiver.statuses(PULL).equals(List.of("firing")));
  }

  @Test
  void triesAgainAfterErrorsAndLimits() throws IOException {
    start(Receiver.up());
    receiver.answers.addAll(List.of(500, 503, 429));
    bench.cluster.inject(Fault.BAD_IMAGE, "checkout");
    bench.pass(Duration.ofSeconds(8));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> receiver.statuses(PULL).equals(List.of("firing")));
  }

  @Test
  void dropsWhatIsRefused() throws IOException {
    start(Receiver.up());
    receiver.answers.add(400);
    bench.cluster.inject(Fault.BAD_IMAGE, "checkout");
    bench.pass(Duration.ofSeconds(8));
    await().until(receiver.answers::isEmpty);
    bench.pass(Duration.ofMinutes(6));
    await().until(() -> receiver.statuses(PULL).equals(List.of("firing")));
  }

  @Test
  void repeatsWhatStaysTrue() throws IOException {
    start(Receiver.up());
    bench.cluster.inject(Fault.BAD_IMAGE, "checkout");
    bench.pass(Duration.ofSeconds(8));
    await().until(() -> receiver.of(PULL).size() == 1);
    bench.pass(Duration.ofMinutes(5));
    await().until(() -> receiver.of(PULL).size() == 2);
    assertThat(receiver.of(PULL).getLast()).isEqualTo(receiver.of(PULL).getFirst());
  }

  @Test
  void aRestartNeitherForgetsNorRepeats(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder)
      throws IOException {
    receiver = Receiver.up();
    bench =
        new Bench(s -> s.withStateFile(folder.resolve("state")).withReceiver(receiver.address()));
    bench.cluster.inject(Fault.BAD_IMAGE, "checkout");
    bench.pass(Duration.ofSeconds(8));
    await().until(() -> receiver.of(PULL).size() == 1);
    JsonNode before = bench.get("/practice/alerts").json();
    bench.close();

    bench =
        new Bench(s -> s.withStateFile(folder.resolve("state")).withReceiver(receiver.address()));
    bench.clock.advance(Duration.ofSeconds(9));
    bench.pass(Duration.ofSeconds(4));
    assertThat(fingerprints(bench.get("/practice/alerts").json()))
        .containsAll(fingerprints(before));
    assertThat(receiver.statuses(PULL)).containsExactly("firing");
  }

  private void start(Receiver to) {
    receiver = to;
    bench = new Bench(settings -> settings.withReceiver(to.address()));
  }

  private void raiseLimit() {
    String patch =
        """
        {"spec":{"template":{"spec":{"containers":[{"name":"checkout","resources":{"limits":{"memory":"384Mi"}}}]}}}}
        """;
    assertThat(bench.patch(Bench.CHECKOUT, Bench.STRATEGIC, patch).status()).isEqualTo(200);
  }

  private static Set<String> names(JsonNode object) {
    return Set.copyOf(object.propertyNames());
  }

  private static List<String> fingerprints(JsonNode alerts) {
    return Json.items(alerts)
        .map(alert -> Json.text(alert, "fingerprint"))
        .collect(Collectors.toList());
  }
}
