package dev.hindsight.bot.cli;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The bot's command line. */
@Command(
    name = "hindsight",
    description = "The incident bot's own commands.",
    mixinStandardHelpOptions = true,
    version = "hindsight 0.1.0",
    subcommands = {
      HindsightCommand.Serve.class,
      SlackCommand.class,
      StopCommand.All.class,
      StopCommand.Resume.class,
      ForgetPracticeCommand.class,
      ImportCommand.class,
      AuditCommand.class
    })
public final class HindsightCommand {

  private final Class<?> application;

  private HindsightCommand(Class<?> application) {
    this.application = application;
  }

  /** Runs a command and, unless it serves, ends the process with its exit code. */
  public static void run(Class<?> application, String[] args) {
    boolean serves =
        args.length == 0 || args[0].startsWith("--spring.") || args[0].startsWith("--hindsight.");
    if (serves) {
      SpringApplication.run(application, args);
      return;
    }
    CommandLine line = new CommandLine(new HindsightCommand(application));
    // Spring's properties look like options: --server.port=8080
    requireNonNull(line.getSubcommands().get("serve")).setUnmatchedOptionsArePositionalParams(true);
    line.setParameterExceptionHandler(HindsightCommand::wrongUse);
    int code = line.execute(args);
    if (code != 0 || !"serve".equals(args[0])) {
      System.exit(code);
    }
  }

  private static int wrongUse(ParameterException e, String[] args) {
    System.err.println("hindsight: " + e.getMessage());
    return ExitCode.USAGE;
  }

  /** The application without web, chat and workers, over the same database. */
  ConfigurableApplicationContext quietly(Path data) {
    return quietly(Settings.of(data));
  }

  /** The same by settings of any kind. */
  ConfigurableApplicationContext quietly(Settings settings) {
    SpringApplication spring = new SpringApplication(application);
    spring.setWebApplicationType(WebApplicationType.NONE);
    spring.setLogStartupInfo(false);
    Stream<String> quiet =
        Stream.of(
            "--spring.main.banner-mode=off",
            "--logging.level.root=error",
            // what fails is told by the command
            "--logging.level.org.springframework.boot=off",
            "--logging.level.dev.hindsight=error",
            "--logging.level.com.github.kagkarlsson=error",
            "--db-scheduler.enabled=false",
            "--hindsight.embeddings.model=none",
            "--hindsight.slack.bot-token=");
    return spring.run(Stream.concat(settings.arguments().stream(), quiet).toArray(String[]::new));
  }

  /**
   * Where a command finds the database.
   *
   * @param arguments Spring's
   */
  record Settings(List<String> arguments) {

    Settings {
      arguments = List.copyOf(arguments);
    }

    /** Those of a started Hindsight. */
    static Settings of(Path data) {
      Path config = data.resolve("bot").resolve("application.properties");
      if (!Files.isReadable(config)) {
        throw new IllegalArgumentException(
            "%s is not there: give --data DIR of a started Hindsight".formatted(config));
      }
      return new Settings(List.of(location(config)));
    }

    /** A file of settings before a started Hindsight, and a database before both. */
    static Settings of(DataOption data, Optional<Path> config, Optional<String> database) {
      List<String> arguments = new ArrayList<>();
      if (config.isPresent()) {
        if (!Files.isRegularFile(config.get()) || !Files.isReadable(config.get())) {
          throw new IllegalArgumentException(
              "--config %s is not a file that can be read".formatted(config.get()));
        }
        arguments.add(location(config.get()));
      } else if (database.isEmpty()) {
        arguments.addAll(of(data.directory()).arguments());
      }
      database.ifPresent(url -> arguments.add("--spring.datasource.url=" + url));
      return new Settings(arguments);
    }

    private static String location(Path file) {
      return "--spring.config.additional-location=file:" + file.toAbsolutePath();
    }
  }

  /** Serves webhooks, Slack and the queue until stopped. */
  @Command(name = "serve", description = "Serve alerts and Slack until stopped (the default).")
  static final class Serve implements Runnable {

    @ParentCommand private HindsightCommand parent;
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
        names = "--config",
        paramLabel = "FILE",
        description = "Settings as a properties or YAML file; see docs/slack-setup.md.")
    private Optional<Path> config = Optional.empty();

    @Parameters(
        arity = "0..*",
        paramLabel = "PROPERTY",
        description = "Single settings, such as --server.port=8080.")
    private List<String> properties = List.of();

    @Override
    public void run() {
      Stream<String> file = config.stream().map(this::location);
      SpringApplication.run(
          parent.application, Stream.concat(file, properties.stream()).toArray(String[]::new));
    }

    private String location(Path file) {
      if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
        throw new ParameterException(
            spec.commandLine(), "--config %s is not a file that can be read".formatted(file));
      }
      return "--spring.config.additional-location=file:" + file.toAbsolutePath();
    }
  }

  /** Where a started Hindsight keeps its data. */
  static final class DataOption {

    @Option(
        names = "--data",
        paramLabel = "DIR",
        defaultValue = "${sys:hindsight.home:-.}/.hindsight",
        description = "Data directory of the running Hindsight (default: ${DEFAULT-VALUE}).")
    private Path directory;

    Path directory() {
      return directory;
    }
  }
}
