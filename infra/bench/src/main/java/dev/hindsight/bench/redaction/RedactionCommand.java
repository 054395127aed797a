package dev.hindsight.bench.redaction;

import dev.hindsight.bench.ResultLine;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.prompts.template.RedactionPolicy;
import dev.hindsight.prompts.template.RedactionPolicy.Addresses;
import dev.hindsight.prompts.template.Redactor;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code redaction}: secrets in texts, and texts that only look as if they held some. */
@Command(
    name = "redaction",
    description = {
      "Measures what the redactor takes out of texts.",
      "recall: share of all secrets that are no longer in their text as a whole.",
      "false_positive: share of all texts in which something was taken out that is no secret, or a"
          + " secret together with more than its own length (at least 80 characters) of other"
          + " text.",
    },
    sortOptions = false)
public final class RedactionCommand implements Callable<Integer> {

  @Option(
      names = "--in",
      paramLabel = "FILE",
      description = "a text a line: {\"text\", \"secrets\": [...]} (default: a set of its own)")
  private @Nullable Path in;

  @Option(
      names = "--texts",
      paramLabel = "N",
      defaultValue = "20000",
      description = "how many of its own, half of them harmless (default: ${DEFAULT-VALUE})")
  private int texts;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "other texts of its own (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--emails",
      paramLabel = "BOOL",
      defaultValue = "true",
      description = "hindsight.redaction.emails (default: ${DEFAULT-VALUE})")
  private boolean emails;

  @Option(
      names = "--addresses",
      paramLabel = "WHICH",
      defaultValue = "KEEP",
      description =
          "hindsight.redaction.addresses: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Addresses addresses = Addresses.KEEP;

  @Option(names = "--misses", description = "print every text that is not as it should be")
  private boolean misses;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and exit")
  boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (texts < 2) {
      throw new CannotRun("--texts is at least 2");
    }
    List<Sample> samples =
        Optional.ofNullable(in).map(SampleFile::read).orElseGet(() -> OwnSamples.make(texts, seed));
    Redactor redactor = new Redactor(new RedactionPolicy(emails, addresses));
    long start = System.nanoTime();
    RedactionScore score = RedactionScore.of(samples, redactor);
    tell(score, (System.nanoTime() - start) / 1e9);
    return 0;
  }

  private void tell(RedactionScore score, double seconds) {
    PrintWriter out = spec.commandLine().getOut();
    if (misses) {
      score.all().forEach(judged -> tell(out, judged));
    }
    out.printf("%-46s %,10d%n", "secrets", score.secrets());
    out.printf("%-46s %,10d%n", "of these still there", score.kept());
    out.printf("%-46s %,10d%n", "gone but for a part of 12 characters or more", score.partly());
    out.printf("%-46s %,10d%n", "texts that lost something else", score.wrong().size());
    out.printf("%-46s %,10.0f%n", "texts a second", score.all().size() / seconds);
    out.println(
        new ResultLine("redaction")
            .with("texts", score.all().size())
            .withShare("recall", score.recall())
            .withShare("false_positive", score.falsePositive()));
    out.flush();
  }

  private static void tell(PrintWriter out, Judged judged) {
    judged
        .kept()
        .forEach(secret -> out.printf("kept   %s%n       in %s%n", secret, judged.sample().text()));
    judged
        .partly()
        .forEach(secret -> out.printf("partly %s%n       in %s%n", secret, judged.sample().text()));
    judged
        .wrong()
        .forEach(taken -> out.printf("wrong  %s%n       in %s%n", taken, judged.sample().text()));
  }
}
