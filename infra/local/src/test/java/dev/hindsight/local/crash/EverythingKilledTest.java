package dev.hindsight.local.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.local.SupervisedBot;
import dev.hindsight.local.scene.JournalRules;
import dev.hindsight.local.scene.TestJournal;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.up.Run;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole installation is killed and started again; the real bot, Slack and database. */
@Timeout(240)
class EverythingKilledTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  /** Whoever dies while it shows an incident keeps others from it for a minute. */
  private static final Duration AFTER_A_LEASE = Duration.ofSeconds(90);

  /** More than Slack takes cards in a second, so that some are still owed when all die. */
  private static final List<String> SERVICES = List.of("cart", "catalog", "payments", "shipping");

  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir private Path data;

  @Test
  void noAcknowledgedAlertIsLostAndNothingKeepsRunning() throws Exception {
    try (Run killed = up()) {
      Map<String, String> ready = killed.awaitReady();
      for (String service : SERVICES) {
        assertThat(alert(ready, service)).isEqualTo(202);
      }
      List<ProcessHandle> all = killed.killAll();
      assertThat(all).as("up, the bot, PostgreSQL and its processes").hasSizeGreaterThan(4);
      await("all are dead").atMost(SOON).until(() -> running().isEmpty());
    }
    try (Run orphaned = up()) {
      Map<String, String> ready = orphaned.awaitReady();
      await("a card each")
          .atMost(AFTER_A_LEASE)
          .until(() -> cards(ready).size() >= SERVICES.size());
      assertThat(running()).as("what else runs").hasSizeGreaterThan(4);
      assertRules(ready);
      orphaned.kill();
      await("bot and PostgreSQL follow").atMost(SOON).until(() -> running().isEmpty());
    }
    try (Run last = up()) {
      Map<String, String> ready = last.awaitReady();
      assertThat(cards(ready)).as("one card each").hasSize(SERVICES.size());
      for (String service : SERVICES) {
        assertThat(cards(ready)).filteredOn(card -> card.contains(service)).hasSize(1);
      }
      assertRules(ready);
      last.interrupt();
      assertThat(last.exitCode()).isEqualTo(130);
      assertThat(last.output()).endsWith("stopping ...\nstopped\n");
      assertThat(running()).isEmpty();
    }
  }

  private Run up() throws IOException {
    return Run.of(SupervisedBot.class, "up", "--port", "0", "--calm", "--data", data.toString());
  }

  private int alert(Map<String, String> ready, String service) throws Exception {
    String body =
        """
        {"version": "4", "status": "firing", "receiver": "hindsight", "alerts": [{
          "status": "firing",
          "labels": {"alertname": "HighLatency", "namespace": "shop", "service": "%s"},
          "annotations": {"summary": "answers are slow"},
          "startsAt": "2026-01-02T03:04:05Z"}]}
        """
            .formatted(service);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(ready.get("bot")).resolve("/alerts/alertmanager"))
            .header("Authorization", "Bearer " + Files.readString(Path.of(ready.get("token_file"))))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  /** The headers of the cards in the local Slack. */
  private List<String> cards(Map<String, String> ready) throws Exception {
    URI state = URI.create(ready.get("slack") + "_control/state?channel=" + Workspace.INCIDENTS);
    String body = http.send(HttpRequest.newBuilder(state).build(), BodyHandlers.ofString()).body();
    return StreamSupport.stream(Json.parseObject(body).path("messages").spliterator(), false)
        .map(message -> message.path("blocks").path(0).toString())
        .toList();
  }

  /** What this Slack and the bot said to each other since both were started. */
  private void assertRules(Map<String, String> ready) throws Exception {
    URI journal = URI.create(ready.get("slack") + "_control/journal");
    String body =
        http.send(HttpRequest.newBuilder(journal).build(), BodyHandlers.ofString()).body();
    assertThat(JournalRules.brokenThroughDeaths(TestJournal.read(Json.parseObject(body))))
        .isEmpty();
  }

  /** Everything whose command line names our data or that works in it, as PostgreSQL's do. */
  private List<String> running() {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(Run::runs)
          .map(process -> Path.of("/proc", Long.toString(process.pid())))
          .map(process -> directory(process) + " " + commandLine(process))
          .filter(line -> line.contains(data.toString()))
          .toList();
    }
  }

  private static String directory(Path process) {
    try {
      return Files.readSymbolicLink(process.resolve("cwd")).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static String commandLine(Path process) {
    try {
      return Files.readString(process.resolve("cmdline")).replace('\0', ' ');
    } catch (IOException e) {
      return "";
    }
  }
}
