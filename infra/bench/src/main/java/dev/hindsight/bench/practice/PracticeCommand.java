package dev.hindsight.bench.practice;

import dev.hindsight.bench.causes.Case;
import dev.hindsight.bench.causes.OutFile;
import dev.hindsight.bench.causes.Outcome;
import dev.hindsight.local.cluster.ClusterSettings;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.up.Progress;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code practice}: cases from the practice cluster, scored with and without history. */
@Command(
    name = "practice",
    description = "Measures the ranking on cases that the practice cluster makes.",
    sortOptions = false)
public final class PracticeCommand implements Callable<Integer> {

  private static final int MANY = 50;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "5",
      description = "how many rounds of all faults on all services (default: ${DEFAULT-VALUE})")
  private int seeds;

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description =
          "write the cases in the general form, and the history beside it as FILE-history")
  private @Nullable Path write;

  @Option(names = "--out", paramLabel = "FILE", description = "write the answers, one JSON a line")
  private @Nullable Path out;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and exit")
  boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (seeds < 1 || seeds > MANY) {
      throw new CannotRun("--seeds %d is not between 1 and %d".formatted(seeds, MANY));
    }
    var scenarios = new Scenarios(ClusterSettings.practice(Clock.systemUTC()).services());
    List<Case> history = play("history", scenarios.faulty(0), "-history");
    List<Case> cases = play("cases", tests(scenarios), "");
    PrintWriter to = spec.commandLine().getOut();
    List<Outcome> outcomes = new PracticeReport(cases, history).print(to);
    to.flush();
    if (out != null) {
      OutFile.inWordsOf(cases).write(out, outcomes);
    }
    return 0;
  }

  private List<Scenario> tests(Scenarios scenarios) {
    List<Scenario> tests = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      tests.addAll(scenarios.faulty(seed));
      tests.addAll(scenarios.healthy(seed));
      tests.addAll(scenarios.twofold(seed));
    }
    return tests;
  }

  private List<Case> play(String what, List<Scenario> scenarios, String suffix)
      throws IOException, InterruptedException {
    var troupe = new Troupe(new Progress(spec.commandLine().getErr()));
    if (write == null) {
      return troupe.play(what, scenarios, Troupe.nowhere());
    }
    Path file = Troupe.beside(write, suffix);
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      return troupe.play(what, scenarios, json -> writer.append(json).append('\n'));
    } catch (FileSystemException e) {
      throw new CannotRun("%s cannot be written".formatted(file), e);
    }
  }
}
