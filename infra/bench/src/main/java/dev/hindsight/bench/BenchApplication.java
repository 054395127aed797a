package dev.hindsight.bench;

import dev.hindsight.bench.audit.AuditBenchCommand;
import dev.hindsight.bench.aws.run.AwsCommand;
import dev.hindsight.bench.causes.CalibrateCommand;
import dev.hindsight.bench.causes.CausesCommand;
import dev.hindsight.bench.chaos.ChaosCommand;
import dev.hindsight.bench.executor.ExecutorBenchCommand;
import dev.hindsight.bench.logs.LogsCommand;
import dev.hindsight.bench.micro.JmhCommand;
import dev.hindsight.bench.path.PathCommand;
import dev.hindsight.bench.payloads.PayloadsCommand;
import dev.hindsight.bench.practice.PracticeCommand;
import dev.hindsight.bench.prompts.PromptsCommand;
import dev.hindsight.bench.redaction.RedactionCommand;
import dev.hindsight.bench.scale.ScaleCommand;
import dev.hindsight.bench.search.SearchCommand;
import dev.hindsight.bench.slack.SlackCommand;
import dev.hindsight.bench.storm.StormCommand;
import dev.hindsight.local.CommandLines;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the benches; {@code ./hindsight bench} passes its arguments on. */
@Command(
    name = "./hindsight bench",
    synopsisSubcommandLabel = "BENCH",
    description = "Measures Hindsight on this machine; infra/bench/README.md explains the figures.",
    commandListHeading = "%nBenches:%n")
public final class BenchApplication {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and exit")
  boolean help;

  private BenchApplication() {}

  /** Runs one bench and exits with its code; 64 is a wrong use, 1 a failure. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return CommandLines.answering(
        new CommandLine(new BenchApplication())
            .addSubcommand(new PathCommand(Clock.systemUTC()))
            .addSubcommand(new StormCommand(Clock.systemUTC()))
            .addSubcommand(new SlackCommand(Clock.systemUTC()))
            .addSubcommand(new SearchCommand())
            .addSubcommand(new CausesCommand())
            .addSubcommand(new PracticeCommand())
            .addSubcommand(new CalibrateCommand())
            .addSubcommand(new LogsCommand())
            .addSubcommand(new ScaleCommand())
            .addSubcommand(new RedactionCommand())
            .addSubcommand(new PromptsCommand(Clock.systemUTC()))
            .addSubcommand(new AuditBenchCommand())
            .addSubcommand(new ChaosCommand(Clock.systemUTC()))
            .addSubcommand(new ExecutorBenchCommand())
            .addSubcommand(new AwsCommand(Clock.systemUTC()))
            .addSubcommand(new PayloadsCommand(Clock.systemUTC()))
            .addSubcommand(new JmhCommand()));
  }
}
