package dev.hindsight.local.up;

import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.data.CommonOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code up} is asked for. */
public final class UpOptions {

  @Mixin CommonOptions data = new CommonOptions();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description =
          "port of the bot; the local Slack takes the next, the practice cluster the one after;"
              + " 0 takes free ones (default: ${DEFAULT-VALUE})")
  int port;

  @Option(
      names = "--database",
      paramLabel = "JDBC_URL",
      defaultValue = "${env:HINDSIGHT_DATABASE}",
      description =
          "a PostgreSQL of your own in place of the embedded one (or HINDSIGHT_DATABASE in the"
              + " environment, which keeps a password off the screen)")
  Optional<String> database = Optional.empty();

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "a cluster of your own in place of the practice cluster")
  Optional<Path> kubeconfig = Optional.empty();

  @Option(
      names = "--catalog",
      paramLabel = "FILE",
      description = "a service catalog of your own (default: the practice world's)")
  Optional<Path> catalog = Optional.empty();

  @Mixin ModelOptions model = new ModelOptions();

  @Option(
      names = "--slack-mode",
      paramLabel = "MODE",
      defaultValue = "SOCKET",
      description =
          "how the local Slack reaches the bot: ${COMPLETION-CANDIDATES} (default:"
              + " ${DEFAULT-VALUE})")
  SlackMode slackMode = SlackMode.SOCKET;

  @Option(
      names = "--aws",
      description =
          "a practice AWS too (moto, fetched the first time), at the port after the cluster's: a"
              + " service behind a load balancer, which the first start breaks")
  boolean aws;

  @Option(names = "--calm", description = "break nothing on the first start")
  boolean calm;

  /** The options as they are written on a command line. */
  public static UpOptions of(String... arguments) {
    return CommandLine.populateCommand(new UpOptions(), arguments);
  }

  void check() {
    if (port < 0 || port > 65_536 - Ports.MOST) {
      throw new CannotRun("--port %d is not between 0 and %d".formatted(port, 65_536 - Ports.MOST));
    }
    model.check();
    database.ifPresent(UpOptions::checkDatabase);
    kubeconfig.ifPresent(file -> checkReadable("--kubeconfig", file));
    catalog.ifPresent(file -> checkReadable("--catalog", file));
    database.ifPresent(Reachable::database);
    kubeconfig.ifPresent(Reachable::cluster);
  }

  private static void checkDatabase(String url) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new CannotRun(
          "--database must start with jdbc:postgresql: (it may hold a password, so it is not"
              + " shown)");
    }
  }

  private static void checkReadable(String option, Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new CannotRun("%s %s is not a file that can be read".formatted(option, file));
    }
  }

  /** How Slack reaches the bot; picocli reads the names in any case. */
  enum SlackMode {
    SOCKET,
    HTTP;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
