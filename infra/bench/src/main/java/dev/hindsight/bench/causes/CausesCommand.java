package dev.hindsight.bench.causes;

import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.up.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code causes}: the engine's answers on a file of cases, scored. */
@Command(
    name = "causes",
    description = "Measures how well the causes of labelled cases are named, and how honestly.",
    sortOptions = false)
public final class CausesCommand implements Callable<Integer> {

  private static final int MANY = 1_000;

  @Option(
      names = "--cases",
      paramLabel = "FILE",
      required = true,
      description =
          "the cases, one JSON object a line; own, own-tune, own-held, own-held2: those of the"
              + " bench")
  private @Nullable Path cases;

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description = "labelled cases that were learned before")
  private @Nullable Path history;

  @Option(
      names = "--leave-one-group-out",
      description = "learn about each case from the other groups of the same file")
  private boolean otherGroups;

  @Option(names = "--out", paramLabel = "FILE", description = "write the answers, one JSON a line")
  private @Nullable Path out;

  @Option(names = "--ablate", description = "again with each signal off in turn")
  private boolean ablate;

  @Option(
      names = "--poison",
      paramLabel = "N",
      defaultValue = "0",
      description = "again with hostile lines in the logs, N times for each case and kind of line")
  private int poison;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and exit")
  boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (poison < 0 || poison > MANY) {
      throw new CannotRun("--poison %d is not between 0 and %d".formatted(poison, MANY));
    }
    List<Case> all = CaseFile.read(Optional.ofNullable(cases).orElseThrow());
    List<Case> past = past(all);
    long unlabelled = all.stream().filter(one -> one.label().isEmpty()).count();
    if (unlabelled > 0) {
      new Progress(spec.commandLine().getErr())
          .say("%d of %d cases have no label: not scored".formatted(unlabelled, all.size()));
    }
    var report = new CausesReport(all, new Taught(past, otherGroups, Set.of()), ablate, poison);
    List<Outcome> outcomes = report.print(spec.commandLine().getOut());
    if (out != null) {
      OutFile.inWordsOf(Stream.concat(all.stream(), past.stream()).toList()).write(out, outcomes);
    }
    return 0;
  }

  private List<Case> past(List<Case> all) {
    if (otherGroups && history != null) {
      throw new CannotRun("--leave-one-group-out learns from --cases, so leave out --history");
    }
    return otherGroups ? all : Optional.ofNullable(history).map(CaseFile::read).orElse(List.of());
  }
}
