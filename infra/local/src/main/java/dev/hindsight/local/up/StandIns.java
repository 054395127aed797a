package dev.hindsight.local.up;

import dev.hindsight.local.aws.AwsPlace;
import dev.hindsight.local.aws.AwsServer;
import dev.hindsight.local.aws.PracticeAws;
import dev.hindsight.local.cluster.AlertReceiver;
import dev.hindsight.local.cluster.ClusterSettings;
import dev.hindsight.local.cluster.PracticeCluster;
import dev.hindsight.local.data.DataFiles;
import dev.hindsight.local.data.Secrets;
import dev.hindsight.local.model.ScriptedModel;
import dev.hindsight.local.postgres.EmbeddedPostgres;
import dev.hindsight.local.postgres.PostgresSettings;
import dev.hindsight.local.slack.LocalSlack;
import dev.hindsight.local.slack.SlackSettings;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.page.AppOffer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Starts what stands in for the services that a laptop does not have. */
record StandIns(DataFiles files, Ports ports, Wiring wiring) {

  EmbeddedPostgres postgres() {
    return EmbeddedPostgres.start(PostgresSettings.in(files.postgres()));
  }

  /**
   * Starts the local Slack.
   *
   * @param requestUrl where the bot takes signed requests; empty for Socket Mode
   */
  LocalSlack slack(Optional<URI> requestUrl) throws IOException {
    return LocalSlack.start(
        new SlackSettings(
            ports.slack(),
            Optional.of(files.slackState()),
            wiring.clock(),
            requestUrl,
            AppOffer.subscriptions(),
            AppOffer.scopes()));
  }

  /** Alerts the bot by itself. */
  PracticeCluster cluster(URI bot) throws IOException {
    AlertReceiver receiver =
        new AlertReceiver(bot.resolve("/alerts/alertmanager"), Secrets.token(files.alertToken()));
    ClusterSettings settings =
        ClusterSettings.practice(wiring.clock())
            .withPort(ports.cluster())
            .withStateFile(files.clusterState())
            .withReceiver(receiver);
    PracticeCluster cluster = PracticeCluster.start(wiring.cluster().apply(settings));
    cluster.writeKubeconfig(files.kubeconfig());
    return cluster;
  }

  AwsServer awsServer() throws InterruptedException {
    Path script = Path.of(System.getProperty("hindsight.home", "../.."), "infra/moto.sh");
    return AwsServer.start(script, files.aws(), ports.aws());
  }

  /**
   * Builds the practice AWS in the server; alerts the bot by itself.
   *
   * @param nodes how many nodes the cluster has
   */
  PracticeAws aws(AwsServer server, URI bot, int nodes) throws IOException {
    AlertReceiver receiver =
        new AlertReceiver(bot.resolve("/alerts/cloudwatch"), Secrets.token(files.alertToken()));
    Files.writeString(files.awsEndpoint(), server.endpoint().toString());
    return PracticeAws.start(server.endpoint(), receiver, wiring.clock(), nodes);
  }

  ScriptedModel model() throws IOException {
    return ScriptedModel.start(wiring.clock());
  }

  static void describe(ScriptedModel model, BotSettings settings) {
    settings
        .with("hindsight.model.name", ScriptedModel.NAME)
        .with("hindsight.model.base-url", model.url());
  }

  void describe(AwsServer aws, BotSettings settings) {
    settings
        .with("hindsight.aws.regions", AwsPlace.REGION)
        .with("hindsight.aws.endpoint", aws.endpoint())
        // moto shows a change at once
        .with("hindsight.aws.settle", "2s")
        .with("hindsight.alerts.token-files.cloudwatch", files.alertToken());
  }

  static void describe(EmbeddedPostgres postgres, BotSettings settings) {
    settings
        .with("spring.datasource.url", postgres.jdbcUrl())
        .with("spring.datasource.username", postgres.user())
        .with("spring.datasource.password", postgres.password());
  }

  static void describe(LocalSlack slack, BotSettings settings) {
    settings
        .with("hindsight.slack.bot-token", slack.botToken())
        .with("hindsight.slack.app-token", slack.appToken())
        .with("hindsight.slack.signing-secret", slack.signingSecret())
        .with("hindsight.slack.api-url", slack.url().resolve("api/"))
        .with("hindsight.slack.channel", Workspace.INCIDENTS)
        .with("hindsight.approvers", String.join(",", Workspace.APPROVER_IDS));
  }
}
