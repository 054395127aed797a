package dev.hindsight.local.fault;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.data.CommonOptions;
import dev.hindsight.local.data.DataFiles;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fault}: changes the practice cluster, and nothing else. */
@Command(
    name = "fault",
    description = "Breaks one service of the running practice cluster.",
    sortOptions = false)
public final class FaultCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FAULT", description = "oom or bad-image")
  private String fault = "";

  @Option(names = "--service", paramLabel = "NAME", required = true, description = "which one")
  private String service = "";

  @Mixin private CommonOptions data = new CommonOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Fault known = parsed();
    new PracticeClient(new DataFiles(data.directory())).inject(known, service);
    spec.commandLine()
        .getOut()
        .println("%s now suffers from %s: watch #incidents".formatted(service, known.word()));
    return 0;
  }

  private Fault parsed() {
    try {
      return Fault.parse(fault);
    } catch (IllegalArgumentException e) {
      throw new CannotRun(String.valueOf(e.getMessage()), e);
    }
  }
}
