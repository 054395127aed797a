package dev.hindsight.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.local.cluster.ClusterSettings;
import dev.hindsight.local.scene.JournalRules;
import dev.hindsight.local.scene.Scene;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody sets up a new workspace with the page, word by word, and the local Slack is Slack. */
class SlackSetupPageTest {

  private static final Pattern SETTING = Pattern.compile("(?m)^ *([a-z][a-z.-]+)=\\S+$");
  private static final Pattern CURL = Pattern.compile("(?m)^ *(curl -H .+)$");
  private static final Pattern RIGHT = Pattern.compile("`([a-z_.]+(?::[a-z.]+)?)`");
  private static final String ALERT_TOKEN = "/etc/hindsight/alertmanager.token";

  @TempDir private Path directory;
  private String page;
  private Scene scene;

  @BeforeEach
  void begin() throws IOException {
    page = Files.readString(Path.of("../../docs/slack-setup.md"));
    scene = new Scene(directory, ClusterSettings.practice(Clock.systemUTC()));
  }

  @AfterEach
  void end() throws IOException {
    scene.close();
  }

  @Test
  void aNewWorkspaceIsSetUpByThePage() throws Exception {
    Cli cli = new Cli(directory);
    Path file = settings();
    Cli.Answer doctor = cli.run("doctor", "slack", "--config", file.toString());
    assertThat(doctor.code()).as(doctor.out() + doctor.err()).isZero();
    assertThat(doctor.out())
        .contains("ok       the bot may write to #incidents", "Nothing is missing.")
        .doesNotContain("warning");

    try (Cli.Running bot = cli.start("serve", "--config", file.toString())) {
      await("it is ready").atMost(Duration.ofSeconds(90)).until(() -> isReady(bot));
      assertThat(shell(helloOfThePage())).isZero();
      await("a card in the channel")
          .atMost(Duration.ofSeconds(30))
          .until(() -> scene.cards().stream().anyMatch(card -> card.contains("Hello")));
    }
    assertThat(JournalRules.broken(scene.slack(), scene.jdbc())).isEmpty();
  }

  @Test
  void thePageNamesWhatTheManifestAsksFor() throws Exception {
    Cli.Answer printed = new Cli(directory).run("slack", "manifest");
    assertThat(printed.code()).as(printed.err()).isZero();
    JsonNode manifest = JsonMapper.shared().readTree(printed.out());
    String table = page.substring(page.indexOf("| right | for |"), page.indexOf("Events: "));
    assertThat(
            named(
                table
                    .lines()
                    .filter(row -> row.startsWith("| `"))
                    .map(row -> row.split("\\|", -1)[1])))
        .containsExactlyInAnyOrderElementsOf(texts(manifest, "/oauth_config/scopes/bot"));
    Stream<String> events =
        page.lines()
            .filter(line -> line.startsWith("Events: "))
            .map(line -> line.substring(0, line.indexOf(". ")));
    assertThat(named(events))
        .containsExactlyInAnyOrderElementsOf(
            texts(manifest, "/settings/event_subscriptions/bot_events"));
  }

  @Test
  void aFileWithoutAnEndingIsToldSo() throws Exception {
    Path file = Files.writeString(directory.resolve("hindsight.conf"), "a=b");
    for (List<String> command : List.of(List.of("serve"), List.of("doctor", "slack"))) {
      Cli.Answer said =
          new Cli(directory)
              .run(
                  Stream.concat(command.stream(), Stream.of("--config", file.toString()))
                      .toArray(String[]::new));
      assertThat(said.code()).as(said.err()).isEqualTo(2);
      assertThat(said.err().lines()).singleElement().asString().contains(".properties", ".yaml");
    }
  }

  /** The page's block of settings, each with this scene's value. */
  private Path settings() throws IOException {
    Map<String, String> ours = new HashMap<>(scene.botSettings());
    ours.put("spring.datasource.password", "postgres");
    String block = page.substring(page.indexOf("**The settings**"), page.indexOf("**Check**"));
    block = block.substring(block.indexOf("```"), block.indexOf("```", block.indexOf("```") + 3));
    String filled =
        SETTING
            .matcher(block)
            .results()
            .map(found -> found.group(1))
            .map(key -> key + "=" + assertGiven(ours, key))
            .collect(Collectors.joining("\n"));
    assertThat(filled).contains("hindsight.slack.app-token=xapp-", "hindsight.approvers=");
    // a real Slack needs no address, and this machine may have something at 8080
    String here =
        Stream.of("hindsight.slack.api-url", "server.port", "server.address")
            .map(key -> key + "=" + ours.get(key))
            .collect(Collectors.joining("\n", "\n", "\n"));
    return Files.writeString(directory.resolve("hindsight.properties"), filled + here);
  }

  private static String assertGiven(Map<String, String> ours, String key) {
    assertThat(ours).as("what the page sets").containsKey(key);
    return ours.getOrDefault(key, "");
  }

  private String helloOfThePage() {
    return CURL.matcher(page)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.joining("\n"))
        .replace("curl ", "curl --fail --silent ")
        .replace(ALERT_TOKEN, directory.resolve("token").toString())
        .replace("http://127.0.0.1:8080/", scene.bot().toString());
  }

  private static int shell(String line) throws IOException, InterruptedException {
    assertThat(line.strip()).startsWith("curl");
    return new ProcessBuilder("bash", "-c", line).inheritIO().start().waitFor();
  }

  private boolean isReady(Cli.Running bot) throws IOException {
    assertThat(bot.isAlive()).as(bot.said()).isTrue();
    HttpURLConnection asked =
        (HttpURLConnection) scene.bot().resolve("readyz").toURL().openConnection();
    try {
      return asked.getResponseCode() == 200;
    } catch (IOException notYet) {
      return false;
    } finally {
      asked.disconnect();
    }
  }

  private static List<String> named(Stream<String> texts) {
    return texts
        .flatMap(text -> RIGHT.matcher(text).results())
        .map(found -> found.group(1))
        .toList();
  }

  private static List<String> texts(JsonNode manifest, String at) {
    return manifest.at(at).valueStream().map(JsonNode::asString).toList();
  }
}
