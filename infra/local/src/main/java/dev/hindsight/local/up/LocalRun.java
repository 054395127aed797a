package dev.hindsight.local.up;

import dev.hindsight.local.aws.AwsFault;
import dev.hindsight.local.aws.AwsPlace;
import dev.hindsight.local.aws.AwsServer;
import dev.hindsight.local.aws.PracticeAws;
import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.PracticeCluster;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.data.DataDirectory;
import dev.hindsight.local.data.DataFiles;
import dev.hindsight.local.data.Secrets;
import dev.hindsight.local.model.ScriptedModel;
import dev.hindsight.local.postgres.EmbeddedPostgres;
import dev.hindsight.local.slack.LocalSlack;
import dev.hindsight.local.up.Parts.Part;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** One run of everything on this machine, from its start to its stop. */
public final class LocalRun implements AutoCloseable {

  private static final String FIRST_TO_BREAK = "checkout";

  private final UpOptions options;
  private final Progress progress;
  private final Parts parts;
  private final DataFiles files;
  private final StandIns standIns;
  private final URI bot;
  private final String botMain;

  /**
   * Takes the data directory; {@link #start} does the rest.
   *
   * @throws CannotRun when the directory or a port cannot be had
   */
  public LocalRun(UpOptions options, Wiring wiring, Progress progress) {
    this.options = options;
    botMain = wiring.botMain();
    this.progress = progress;
    parts = new Parts(progress);
    files = parts.add(Part.DATA, DataDirectory.open(options.data.directory())).files();
    Ports ports = Ports.from(options.port, options.aws);
    standIns = new StandIns(files, ports, wiring);
    bot = URI.create("http://127.0.0.1:" + ports.bot());
  }

  /** Starts everything and returns when something that we cannot do without ended: its name. */
  static String untilItEnds(UpOptions options, Wiring wiring, Progress progress)
      throws InterruptedException, IOException {
    LocalRun run = new LocalRun(options, wiring, progress);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(run::close));
    return run.start().join();
  }

  /**
   * Starts everything and returns when the bot is ready.
   *
   * @return completes when something that we cannot do without ended, with its name
   * @throws CannotRun when a part does not start; what runs by then stays until {@link #close}
   */
  public CompletableFuture<String> start() throws InterruptedException, IOException {
    boolean first = Files.notExists(files.startedOnce());
    Files.deleteIfExists(files.awsEndpoint());
    try (Together together = new Together()) {
      Future<Optional<EmbeddedPostgres>> postgres = together.start(this::startPostgres);
      Future<LocalSlack> slack = together.start(this::startSlack);
      Future<Optional<PracticeCluster>> cluster = together.start(this::startCluster);
      Future<Optional<AwsServer>> aws = together.start(this::startAwsServer);
      BotSettings settings = settings(Together.result(postgres), Together.result(slack));
      if (Together.result(aws).isPresent()) {
        startAws(Together.result(aws).get(), Together.result(cluster));
        standIns.describe(Together.result(aws).get(), settings);
      }
      settings.writeTo(files.bot());
      startBot();
      if (first && !options.calm) {
        breakOne(Together.result(aws), Together.result(cluster))
            .ifPresent(
                service ->
                    progress.say(
                        "broke the service %s for a first look: its card comes to #incidents within seconds"
                            .formatted(service)));
      }
      if (options.kubeconfig.isEmpty()) {
        slack().playWith(cluster().url(), cluster().token());
      }
      Files.writeString(files.startedOnce(), "");
      progress.say(readyLine(Together.result(slack).url()));
      CompletableFuture<String> ended = new CompletableFuture<>();
      Together.result(postgres).ifPresent(p -> ends(ended, p.endedByItself(), "PostgreSQL"));
      // what was in it is gone with it
      Together.result(aws).ifPresent(a -> ends(ended, a.endedByItself(), "moto"));
      return ended;
    }
  }

  /** Where the bot listens. */
  public URI bot() {
    return bot;
  }

  /** The running practice cluster. */
  public PracticeCluster cluster() {
    return parts.get(Part.CLUSTER, PracticeCluster.class);
  }

  /** The running local Slack. */
  public LocalSlack slack() {
    return parts.get(Part.SLACK, LocalSlack.class);
  }

  /** The running database that the bot keeps everything in. */
  public EmbeddedPostgres database() {
    return parts.get(Part.POSTGRES, EmbeddedPostgres.class);
  }

  /** The process id of the running bot; another one after a crash. */
  public long botPid() {
    return parts.get(Part.BOT, BotProcess.class).pid();
  }

  /** Stops everything that runs, the bot first; a second call does nothing. */
  @Override
  public void close() {
    parts.close();
  }

  private Optional<EmbeddedPostgres> startPostgres() {
    if (options.database.isPresent()) {
      return Optional.empty();
    }
    progress.say("starting PostgreSQL ...");
    EmbeddedPostgres postgres = parts.add(Part.POSTGRES, standIns.postgres());
    progress.say("PostgreSQL is up");
    return Optional.of(postgres);
  }

  private Optional<URI> requestUrl() {
    return options.slackMode == UpOptions.SlackMode.HTTP
        ? Optional.of(bot.resolve("/slack/events"))
        : Optional.empty();
  }

  private LocalSlack startSlack() throws IOException {
    LocalSlack slack = parts.add(Part.SLACK, standIns.slack(requestUrl()));
    progress.say("the local Slack is up");
    return slack;
  }

  private Optional<PracticeCluster> startCluster() throws IOException {
    Secrets.token(files.alertToken());
    if (options.kubeconfig.isPresent()) {
      return Optional.empty();
    }
    PracticeCluster cluster = parts.add(Part.CLUSTER, standIns.cluster(bot));
    progress.say("the practice cluster is up");
    return Optional.of(cluster);
  }

  private Optional<AwsServer> startAwsServer() throws InterruptedException {
    if (!options.aws) {
      return Optional.empty();
    }
    progress.say("starting moto for AWS (the first time it is fetched) ...");
    return Optional.of(parts.add(Part.AWS_SERVER, standIns.awsServer()));
  }

  /** The cluster's nodes are instances there. */
  private void startAws(AwsServer server, Optional<PracticeCluster> cluster) throws IOException {
    int nodes = cluster.map(PracticeCluster::nodes).orElse(0);
    PracticeAws aws = parts.add(Part.AWS, standIns.aws(server, bot, nodes));
    cluster.ifPresent(c -> c.runsOn(aws.machines()));
    progress.say("the practice AWS is up");
  }

  private Optional<String> breakOne(Optional<AwsServer> aws, Optional<PracticeCluster> cluster) {
    if (aws.isPresent()) {
      AwsFault.inject(aws.get().endpoint(), PracticeAws.MEDIA);
      return Optional.of(PracticeAws.MEDIA);
    }
    cluster.ifPresent(c -> c.inject(Fault.OOM, FIRST_TO_BREAK));
    return cluster.map(_ -> FIRST_TO_BREAK);
  }

  private void startBot() throws InterruptedException {
    progress.say("starting the bot ...");
    String settings = "--spring.config.additional-location=file:" + files.bot() + "/";
    BotCommand command = new BotCommand(botMain, properties(), List.of(settings));
    BotProcess process =
        BotProcess.start(command, new BotLog(files.botLog()), new Readiness(bot), progress);
    parts.add(Part.BOT, process).awaitReady();
  }

  /** What the SDK looks at first, so that nobody's own credentials are shown to the stand-in. */
  private List<String> properties() {
    return options.aws
        ? List.of("-Daws.accessKeyId=" + AwsPlace.KEY, "-Daws.secretAccessKey=" + AwsPlace.KEY)
        : List.of();
  }

  private BotSettings settings(Optional<EmbeddedPostgres> postgres, LocalSlack slack)
      throws IOException {
    BotSettings settings =
        new BotSettings()
            .with("server.address", "127.0.0.1")
            .with("server.port", bot.getPort())
            .with("hindsight.alerts.token-files.alertmanager", files.alertToken())
            .with("hindsight.kubernetes.kubeconfig", kubeconfig())
            .with("hindsight.audit.heads", files.auditHeads())
            // practice is in a hurry: a fault played again is a new incident, and a fix is proven
            // soon
            .with("hindsight.incidents.reopen-within", "5s")
            .with("hindsight.incidents.quiet", "20s")
            .with("hindsight.remediation.soak", "10s")
            .with("hindsight.remediation.sample-every", "3s");
    if (options.kubeconfig.isEmpty()) {
      settings.with("hindsight.knowledge.practice", true);
      settings.with("hindsight.kubernetes.name", "practice");
    }
    options.database.ifPresent(url -> settings.with("spring.datasource.url", url));
    postgres.ifPresent(server -> StandIns.describe(server, settings));
    StandIns.describe(slack, settings);
    if (options.model.scripted()) {
      ScriptedModel model = parts.add(Part.MODEL, standIns.model());
      StandIns.describe(model, settings);
      progress.say("a scripted model is up: %s".formatted(model.url()));
    }
    options.model.describe(settings);
    settings.with("hindsight.slack.mode", options.slackMode);
    catalog().ifPresent(file -> settings.with("hindsight.catalog", file));
    return settings;
  }

  private Path kubeconfig() {
    return options.kubeconfig.map(Path::toAbsolutePath).orElse(files.kubeconfig());
  }

  private Optional<Path> catalog() throws IOException {
    if (options.catalog.isPresent() || options.kubeconfig.isPresent()) {
      return options.catalog.map(Path::toAbsolutePath);
    }
    try (InputStream practice = LocalRun.class.getResourceAsStream("/practice/catalog.yaml")) {
      Files.copy(
          Objects.requireNonNull(practice), files.catalog(), StandardCopyOption.REPLACE_EXISTING);
    }
    return Optional.of(files.catalog());
  }

  private String readyLine(URI slack) {
    return "READY bot=%s slack=%s kubeconfig=%s token_file=%s data=%s"
        .formatted(bot, slack, kubeconfig(), files.alertToken(), files.root());
  }

  private static void ends(
      CompletableFuture<String> ended, CompletableFuture<Void> by, String what) {
    CompletableFuture<Void> _ = by.thenRun(() -> ended.complete(what));
  }
}
