package dev.hindsight.bench.micro;

import dev.hindsight.bench.ResultLine;
import dev.hindsight.local.data.CannotRun;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jmh}: the micro-benchmarks, each in a JVM of its own. */
@Command(
    name = "jmh",
    description = "Runs the micro-benchmarks of templates and ranking. Takes some minutes.",
    sortOptions = false)
public final class JmhCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "PATTERN",
      arity = "0..1",
      defaultValue = "",
      description = "a regular expression for names, such as Template (default: all)")
  private String pattern = "";

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "seconds measured, after as many for warming up (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and exit")
  boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (rounds < 1) {
      throw new CannotRun("--rounds must be at least 1");
    }
    ResultLine result = new ResultLine("jmh");
    run().forEach(one -> result.with(key(one), one.getPrimaryResult().getScore()));
    PrintWriter to = spec.commandLine().getOut();
    to.println(result);
    to.flush();
    return 0;
  }

  private Collection<RunResult> run() {
    try {
      return new Runner(options()).run();
    } catch (NoBenchmarksException e) {
      throw new CannotRun("no benchmark is called '%s'".formatted(pattern), e);
    } catch (RunnerException e) {
      throw new CannotRun("the benchmarks could not be run: " + e.getMessage(), e);
    }
  }

  private Options options() {
    try {
      return new OptionsBuilder()
          .include(Pattern.compile(pattern).pattern())
          .forks(1)
          // not those of the launcher, which are for a quick start
          .jvmArgs("-Xmx512m", "-XX:+UseSerialGC")
          .warmupIterations(rounds)
          .warmupTime(TimeValue.seconds(1))
          .measurementIterations(rounds)
          .measurementTime(TimeValue.seconds(1))
          .build();
    } catch (PatternSyntaxException e) {
      throw new CannotRun("PATTERN: " + e.getDescription(), e);
    }
  }

  /** {@code TemplateBenchmark.knownLine} in nanoseconds is {@code template_known_line_ns}. */
  private static String key(RunResult one) {
    String[] names = one.getParams().getBenchmark().split("\\.", -1);
    String type = names[names.length - 2].replace("Benchmark", "");
    String method = names[names.length - 1].replaceAll("([A-Z])", "_$1");
    String unit = one.getPrimaryResult().getScoreUnit().replace("/op", "");
    return (type + "_" + method + "_" + unit).toLowerCase(Locale.ROOT);
  }
}
