package dev.hindsight.local.story;

import dev.hindsight.HindsightApplication;
import dev.hindsight.local.cluster.AlertReceiver;
import dev.hindsight.local.cluster.ApiWrite;
import dev.hindsight.local.cluster.ClusterSettings;
import dev.hindsight.local.cluster.PracticeCluster;
import dev.hindsight.local.slack.LocalSlack;
import dev.hindsight.local.slack.Message;
import dev.hindsight.local.slack.SlackSettings;
import dev.hindsight.local.slack.Workspace;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole practice world in this JVM: cluster, Slack, database and bot on one settable clock. */
final class Story implements AutoCloseable {

  private static final String TOKEN = "story-token-0123456789";

  final StoryClock clock = new StoryClock();
  final LocalSlack slack;
  final PracticeCluster cluster;
  final JdbcClient jdbc;
  private final EmbeddedPostgres postgres;
  private final ConfigurableApplicationContext bot;

  Story(Path dir) throws IOException {
    postgres = EmbeddedPostgres.builder().start();
    jdbc = JdbcClient.create(postgres.getPostgresDatabase());
    int port = freePort();
    slack = LocalSlack.start(new SlackSettings(0, Optional.empty(), clock));
    cluster =
        PracticeCluster.start(
            ClusterSettings.practice(clock)
                .withReceiver(
                    new AlertReceiver(
                        URI.create("http://127.0.0.1:" + port + "/alerts/alertmanager"), TOKEN)));
    cluster.writeKubeconfig(dir.resolve("kubeconfig"));
    Files.writeString(dir.resolve("token"), TOKEN);
    Files.writeString(
        dir.resolve("catalog.yaml"),
        "services: [{name: checkout, namespace: shop, owner: team-shop, tier: 1, dependsOn:"
            + " [payments]}]\n");
    bot = startBot(dir, port);
    await("the bot listens to Slack", () -> slack.connections() > 0);
  }

  private ConfigurableApplicationContext startBot(Path dir, int port) {
    return new SpringApplicationBuilder(HindsightApplication.class)
        .initializers(
            context ->
                ((GenericApplicationContext) context)
                    .registerBean("storyClock", Clock.class, () -> clock, b -> b.setPrimary(true)))
        .run(
            "--server.port=" + port,
            "--server.address=127.0.0.1",
            "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
            "--spring.datasource.username=postgres",
            "--db-scheduler.heartbeat-interval=1m",
            "--hindsight.alerts.token-files.alertmanager=" + dir.resolve("token"),
            "--hindsight.catalog=" + dir.resolve("catalog.yaml"),
            "--hindsight.kubernetes.kubeconfig=" + dir.resolve("kubeconfig"),
            "--hindsight.approvers=" + Workspace.ADA,
            "--hindsight.slack.api-url=" + slack.url() + "api/",
            "--hindsight.slack.bot-token=" + slack.botToken(),
            "--hindsight.slack.app-token=" + slack.appToken(),
            "--hindsight.slack.channel=" + Workspace.INCIDENTS);
  }

  /** Lets time pass, a second at a time, until it is so; fails after half an hour of it. */
  void await(String what, Supplier<Boolean> condition) {
    for (int second = 0; second < 1800; second++) {
      if (condition.get()) {
        return;
      }
      advance(Duration.ofSeconds(1));
      pause();
    }
    throw new AssertionError("never came: " + what + "\n" + shown());
  }

  void advance(Duration by) {
    clock.advance(by);
    jdbc.sql("update actions.clock_offset set ahead = make_interval(secs => :seconds)")
        .param("seconds", clock.ahead().toMillis() / 1000.0)
        .update();
  }

  /** The newest card. */
  Message card() {
    return slack.messages(Workspace.INCIDENTS).getLast();
  }

  boolean cardSays(String... parts) {
    List<Message> all = slack.messages(Workspace.INCIDENTS);
    return !all.isEmpty() && List.of(parts).stream().allMatch(all.getLast()::contains);
  }

  List<Message> thread() {
    return slack.thread(Workspace.INCIDENTS, card().ts());
  }

  /** What really changed the cluster. */
  List<ApiWrite> writes() {
    return cluster.writes().stream().filter(w -> !w.dryRun()).toList();
  }

  String shown() {
    StringBuilder all = new StringBuilder();
    for (Message message : slack.messages(Workspace.INCIDENTS)) {
      all.append(message.text()).append('\n').append(message.blocks()).append('\n');
      slack
          .thread(Workspace.INCIDENTS, message.ts())
          .forEach(m -> all.append("  ").append(m.text()).append('\n'));
    }
    return all.toString();
  }

  @Override
  public void close() throws IOException {
    bot.close();
    cluster.close();
    slack.close();
    postgres.close();
  }

  /** Real threads do real work between two steps of the clock. */
  private static void pause() {
    try {
      Thread.sleep(40);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
