package dev.hindsight.bench.causes;

import dev.hindsight.bench.ResultLine;
import dev.hindsight.bench.causes.Statistics.Claim;
import dev.hindsight.local.data.CannotRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code calibrate}: fits the probabilities to labelled cases, and says what that is worth. */
@Command(
    name = "calibrate",
    description =
        "Fits how probable causes are said to be; judged on groups that it was not fitted on.",
    sortOptions = false)
public final class CalibrateCommand implements Callable<Integer> {

  private static final double SURE = 0.9;

  @Option(
      names = "--cases",
      paramLabel = "FILE",
      required = true,
      description = "labelled cases, asked with nothing but what is shipped; may be given again")
  private List<Path> cases = new ArrayList<>();

  @Option(
      names = "--taught",
      paramLabel = "FILE",
      description = "labelled cases that are asked with the history")
  private List<Path> taught = new ArrayList<>();

  @Option(names = "--history", paramLabel = "FILE", description = "labelled past cases for these")
  private @Nullable Path history;

  @Option(names = "--fit", paramLabel = "FILE", description = "write the weights, as YAML")
  private @Nullable Path fit;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and exit")
  boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    List<Example> examples = new ArrayList<>();
    for (Path file : cases) {
      examples.addAll(Example.of(CaseFile.read(file), Taught.nothing()));
    }
    List<Case> past = Optional.ofNullable(history).map(CaseFile::read).orElse(List.of());
    if (past.isEmpty() && !taught.isEmpty()) {
      throw new CannotRun("--taught needs a --history to learn from");
    }
    for (Path file : taught) {
      examples.addAll(Example.of(CaseFile.read(file), new Taught(past, false, Set.of())));
    }
    report(spec.commandLine().getOut(), examples);
    return 0;
  }

  private void report(PrintWriter out, List<Example> examples) throws IOException {
    List<Claim> before = Fitted.now().claims(examples);
    List<Claim> after = Fitted.outOfFold(examples);
    Fitted fitted = Fitted.of(examples);
    out.println("%-28s %6s %7s %7s %7s".formatted("", "n", "ece", "sure", "wrong"));
    out.println(row("as it is", before));
    out.println(row("fitted, out of fold", after));
    List<Example> unknown = examples.stream().filter(one -> !one.asked()).toList();
    out.println(
        String.format(
            Locale.ROOT,
            "with the true cause unknown: sure nonetheless, fitted, %d of %d",
            unknown.stream().filter(one -> fitted.probability(one) >= SURE).count(),
            unknown.size()));
    if (fit != null) {
      Files.writeString(fit, fitted.yaml(note(examples, after)));
    }
    out.println(
        new ResultLine("calibrate")
            .with("n", after.size())
            .withShare("ece_before", Statistics.calibrationError(before))
            .withShare("ece", Statistics.calibrationError(after))
            .withShare("sure_share", sure(after))
            .withShare("wrong_and_sure", wrong(after)));
    out.flush();
  }

  private static String note(List<Example> examples, List<Claim> after) {
    return String.format(
        Locale.ROOT,
        """
        # How probable a cause is, from how it stands (Standing): logistic, weights of numbers from 0 to 1.
        # The weights of "right" were fitted by bench calibrate, near what they were and with their signs, on %d
        # answers, %d of them with the true cause unknown to the engine (counted 0.35).
        # Out of fold, by group: calibration error %.3f, sure %.3f, wrong among the sure %.3f.
        """,
        examples.size(),
        examples.stream().filter(one -> !one.asked()).count(),
        Statistics.calibrationError(after),
        sure(after),
        wrong(after));
  }

  private static String row(String name, List<Claim> claims) {
    return String.format(
        Locale.ROOT,
        "%-28s %6d %7.3f %7.3f %7.3f",
        name,
        claims.size(),
        Statistics.calibrationError(claims),
        sure(claims),
        wrong(claims));
  }

  private static double sure(List<Claim> claims) {
    return claims.isEmpty()
        ? Double.NaN
        : (double) claims.stream().filter(c -> c.probability() >= SURE).count() / claims.size();
  }

  private static double wrong(List<Claim> claims) {
    List<Claim> sure = claims.stream().filter(c -> c.probability() >= SURE).toList();
    return sure.isEmpty()
        ? Double.NaN
        : (double) sure.stream().filter(c -> !c.right()).count() / sure.size();
  }
}
