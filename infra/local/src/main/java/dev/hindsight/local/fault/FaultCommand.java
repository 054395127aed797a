package dev.hindsight.local.fault;

import dev.hindsight.local.aws.AwsFault;
import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.Severity;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.data.CommonOptions;
import dev.hindsight.local.data.DataFiles;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fault}: changes the practice cluster, and nothing else. */
@Command(
    name = "fault",
    description = "Breaks one service of the running practice cluster, or AWS.",
    sortOptions = false)
public final class FaultCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FAULT",
      description = "one of: ${COMPLETION-CANDIDATES}",
      completionCandidates = FaultNames.class)
  private String fault = "";

  @Option(names = "--service", paramLabel = "NAME", required = true, description = "which one")
  private String service = "";

  @Option(names = "--severity", paramLabel = "minor|major", description = "default: major")
  private String severity = "major";

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "same seed, same variant and wording; default: random, and told")
  private Optional<Long> seed = Optional.empty();

  @Mixin private CommonOptions data = new CommonOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    DataFiles files = new DataFiles(data.directory());
    if (fault.equals(AwsFault.NAME)) {
      String instance = AwsFault.inject(AwsEndpoint.of(files), service);
      say("%s of %s fails its health checks: watch #incidents".formatted(instance, service));
      return 0;
    }
    Fault known = parsed(() -> Fault.parse(fault));
    Severity wanted = parsed(() -> Severity.parse(severity));
    long used = new PracticeClient(files).inject(known, service, wanted, seed);
    say(
        "%s now suffers from %s (%s, seed %d): watch #incidents"
            .formatted(service, known.word(), wanted.word(), used));
    return 0;
  }

  private void say(String sentence) {
    spec.commandLine().getOut().println(sentence);
  }

  private static <T> T parsed(Supplier<T> word) {
    try {
      return word.get();
    } catch (IllegalArgumentException e) {
      throw new CannotRun(String.valueOf(e.getMessage()), e);
    }
  }
}
