package dev.hindsight.bot.cli;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
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
      MigrateCommand.class,
      AuditCommand.class,
      PolicyCommand.class,
      PlanCommand.class,
      ReportCommand.class,
      RightsCommand.class,
      DoctorCommand.class
    })
public final class HindsightCommand {

  private final Class<?> application;
  private final Clock clock;

  private HindsightCommand(Class<?> application, Clock clock) {
    this.application = application;
    this.clock = clock;
  }

  /** Runs a command and, unless it serves, ends the process with its exit code. */
  public static void run(Class<?> application, Clock clock, String[] args) {
    boolean serves =
        args.length == 0 || args[0].startsWith("--spring.") || args[0].startsWith("--hindsight.");
    if (serves) {
      SpringApplication.run(application, args);
      return;
    }
    CommandLine line = new CommandLine(new HindsightCommand(application, clock));
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

  /** What a command runs in that does not serve. */
  Quietly quietly(CommandSpec command) {
    return new Quietly(application, command.commandLine().getErr());
  }

  /** The clock, for a command that takes nothing else of the bot. */
  static Clock clock(CommandSpec command) {
    return ((HindsightCommand) command.root().userObject()).clock;
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
      SpringApplication.run(
          parent.application, settings().with(properties).arguments().toArray(String[]::new));
    }

    private Settings settings() {
      try {
        return config.map(Settings::ofFile).orElse(Settings.NONE);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
      }
    }
  }
}
