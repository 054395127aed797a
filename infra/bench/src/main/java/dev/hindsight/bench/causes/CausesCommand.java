package dev.hindsight.bench.causes;

import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.up.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

  @Option(
      names = "--cases",
      paramLabel = "FILE",
      required = true,
      description = "the cases, one JSON object a line")
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

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and exit")
  boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<Case> all = CaseFile.read(Optional.ofNullable(cases).orElseThrow());
    List<Case> past = past(all);
    List<Outcome> outcomes = new Examiner(new Taught(past, otherGroups, Set.of())).examine(all);
    Optional.ofNullable(out).ifPresent(file -> new OutFile(words(all, past)).write(file, outcomes));
    tell(new Scores(outcomes), all);
    return 0;
  }

  private List<Case> past(List<Case> all) {
    if (otherGroups && history != null) {
      throw new CannotRun("--leave-one-group-out learns from --cases, so leave out --history");
    }
    return otherGroups ? all : Optional.ofNullable(history).map(CaseFile::read).orElse(List.of());
  }

  private void tell(Scores scores, List<Case> all) {
    PrintWriter to = spec.commandLine().getOut();
    if (scores.outcomes().size() < all.size()) {
      new Progress(spec.commandLine().getErr())
          .say(
              "%d cases have no label and are not scored"
                  .formatted(all.size() - scores.outcomes().size()));
    }
    if (otherGroups) {
      to.println(recurring(scores).table());
      to.println();
    }
    to.println(scores.categories());
    to.println();
    to.println(scores.reliability());
    to.println();
    to.println(scores.table());
    to.println(scores.result("causes"));
    to.flush();
  }

  /** The cases whose cause occurs in another group, so that it could be learned. */
  private static Scores recurring(Scores scores) {
    return new Scores(
        scores.outcomes().stream()
            .filter(
                outcome ->
                    scores.outcomes().stream()
                        .anyMatch(
                            other ->
                                !other.one().group().equals(outcome.one().group())
                                    && outcome
                                        .one()
                                        .accepted()
                                        .contains(other.one().label().orElseThrow().cause())))
            .toList());
  }

  private static Set<String> words(List<Case> all, List<Case> past) {
    return Stream.concat(all.stream(), past.stream())
        .flatMap(one -> one.label().stream())
        .map(Label::cause)
        .collect(Collectors.toSet());
  }
}
