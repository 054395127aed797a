package dev.hindsight.local.scene;

import static java.util.Map.entry;

import dev.hindsight.local.cluster.AlertReceiver;
import dev.hindsight.local.cluster.ApiWrite;
import dev.hindsight.local.cluster.ClusterSettings;
import dev.hindsight.local.cluster.PracticeCluster;
import dev.hindsight.local.slack.LocalSlack;
import dev.hindsight.local.slack.Message;
import dev.hindsight.local.slack.SlackSettings;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.page.AppOffer;
import dev.hindsight.local.slack.store.OpenView;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Cluster, Slack and database in this JVM, and people in the Slack; the bot is the test's own. */
public final class Scene implements AutoCloseable {

  /** What alerts are sent with. */
  public static final String TOKEN = "scene-token-0123456789";

  private static final String TO_TYPE = "To approve, type ";

  private final Path directory;
  private final boolean http;
  private final int port;
  private final EmbeddedPostgres postgres;
  private final LocalSlack slack;
  private final PracticeCluster cluster;

  /**
   * Sets everything up, with Slack in Socket Mode.
   *
   * @param settings of the cluster, and the clock of both
   */
  public Scene(Path directory, ClusterSettings settings) throws IOException {
    this(directory, settings, false);
  }

  /**
   * Sets everything up.
   *
   * @param settings of the cluster, and the clock of both
   * @param http whether Slack sends signed requests to the bot
   */
  public Scene(Path directory, ClusterSettings settings, boolean http) throws IOException {
    this.directory = directory;
    this.http = http;
    port = freePort();
    postgres = EmbeddedPostgres.builder().start();
    Optional<URI> requestUrl = http ? Optional.of(bot().resolve("slack/events")) : Optional.empty();
    // all events, and no right that the manifest does not ask for
    slack =
        LocalSlack.start(
            new SlackSettings(
                0, Optional.empty(), settings.clock(), requestUrl, Set.of(), AppOffer.scopes()));
    cluster =
        PracticeCluster.start(
            settings.withReceiver(new AlertReceiver(bot().resolve("alerts/alertmanager"), TOKEN)));
    slack.playWith(cluster.url(), cluster.token());
    cluster.writeKubeconfig(directory.resolve("kubeconfig"));
    Files.writeString(directory.resolve("token"), TOKEN);
    try (InputStream catalog =
        PracticeCluster.class.getResourceAsStream("/practice/catalog.yaml")) {
      Files.copy(Objects.requireNonNull(catalog), directory.resolve("catalog.yaml"));
    }
  }

  /** Where the bot is expected to listen. */
  public URI bot() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  /** What a bot must be told to play in this scene. */
  public Map<String, String> botSettings() {
    return Map.ofEntries(
        entry("server.port", Integer.toString(port)),
        entry("server.address", "127.0.0.1"),
        entry("spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres")),
        entry("spring.datasource.username", "postgres"),
        entry("hindsight.alerts.token-files.alertmanager", file("token")),
        entry("hindsight.catalog", file("catalog.yaml")),
        entry("hindsight.kubernetes.kubeconfig", file("kubeconfig")),
        entry("hindsight.kubernetes.name", "practice"),
        entry("hindsight.approvers", Workspace.ADA),
        entry("hindsight.slack.api-url", slack.url() + "api/"),
        entry("hindsight.slack.bot-token", slack.botToken()),
        entry("hindsight.slack.mode", http ? "http" : "socket"),
        // each mode has what it needs and nothing else
        http
            ? entry("hindsight.slack.signing-secret", slack.signingSecret())
            : entry("hindsight.slack.app-token", slack.appToken()),
        entry("hindsight.slack.channel", Workspace.INCIDENTS));
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  public LocalSlack slack() {
    return slack;
  }

  public PracticeCluster cluster() {
    return cluster;
  }

  public JdbcClient jdbc() {
    return JdbcClient.create(postgres.getPostgresDatabase());
  }

  /** Sends alerts to the bot as an Alertmanager does; they must be taken. */
  public void alert(String body) {
    HttpRequest request =
        HttpRequest.newBuilder(bot().resolve("alerts/alertmanager"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + TOKEN)
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        throw new AssertionError("the bot answered " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The cards, oldest first. */
  public List<Message> cards() {
    return slack.messages(Workspace.INCIDENTS);
  }

  /** What was said below a card. */
  public List<Message> thread(Message card) {
    return slack.thread(Workspace.INCIDENTS, card.ts());
  }

  /** What really changed the cluster. */
  public List<ApiWrite> writes() {
    return cluster.writes().stream().filter(w -> !w.dryRun()).toList();
  }

  /** Somebody presses a button of a card. */
  public void click(String person, Message card, String action) {
    slack.click(person, Workspace.INCIDENTS, card.ts(), action);
  }

  /** Somebody opens the review of a card's plan, decides and closes what is still open. */
  public void review(String person, Message card, String decision) {
    click(person, card, "review_plan");
    List<OpenView> open = opened(person);
    Map<String, String> said = new HashMap<>(Map.of("decision", decision));
    typed(open.getLast()).ifPresent(name -> said.put("typed", name));
    slack.submit(person, open.getLast().id(), said);
    slack.views(person).forEach(view -> slack.closeView(person, view.id()));
  }

  /** The name that a window of high risk asks for, as a person reads it there. */
  private static Optional<String> typed(OpenView window) {
    return window.view().findValues("text").stream()
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .filter(text -> text.startsWith(TO_TYPE))
        .map(text -> text.substring(TO_TYPE.length()))
        .findFirst();
  }

  /** A press is kept, acknowledged and then done, so its window comes a moment later. */
  private List<OpenView> opened(String person) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < end) {
      List<OpenView> open = slack.views(person);
      if (!open.isEmpty()) {
        return open;
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    throw new AssertionError("no review opened for " + person + "\n" + shown());
  }

  /** All cards and threads, for a person who wonders why a test failed. */
  public String shown() {
    StringBuilder all = new StringBuilder();
    for (Message card : cards()) {
      all.append(card.text()).append('\n').append(card.blocks()).append('\n');
      thread(card).forEach(m -> all.append("  ").append(m.text()).append('\n'));
    }
    return all.toString();
  }

  @Override
  public void close() throws IOException {
    cluster.close();
    slack.close();
    postgres.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
