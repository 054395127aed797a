package dev.hindsight.local;

import dev.hindsight.local.fault.FaultCommand;
import dev.hindsight.local.up.UpCommand;
import dev.hindsight.local.up.Wiring;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the local installation; {@code ./hindsight} passes its commands on. */
@Command(name = "./hindsight", synopsisSubcommandLabel = "COMMAND")
public final class LocalApplication {

  private LocalApplication() {}

  /** Runs one command and exits with its code; 64 is a wrong use, 1 a failure. */
  public static void main(String[] args) {
    System.exit(
        commandLine(new Wiring(Clock.systemUTC(), SupervisedBot.class.getName())).execute(args));
  }

  static CommandLine commandLine(Wiring wiring) {
    return CommandLines.answering(
        new CommandLine(new LocalApplication())
            .addSubcommand(new UpCommand(wiring))
            .addSubcommand(new FaultCommand())
            .setCaseInsensitiveEnumValuesAllowed(true));
  }
}
