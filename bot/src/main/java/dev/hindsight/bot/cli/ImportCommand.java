package dev.hindsight.bot.cli;

import dev.hindsight.knowledge.DocumentImport;
import dev.hindsight.knowledge.ImportReport;
import dev.hindsight.knowledge.ImportRequest;
import dev.hindsight.knowledge.Match;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Takes in runbooks, reports of past incidents and tickets; docs/import.md is its page. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Take in runbooks, reports of past incidents or tickets from files: Markdown, HTML, PDF,"
          + " text or JSON lines, in a directory or a git checkout.",
      "What did not change since the last time is left alone. A file that cannot be read is named"
          + " and costs nothing else; the exit code is 0 all the same."
    })
final class ImportCommand implements Callable<Integer> {

  @ParentCommand private HindsightCommand parent;
  @Mixin private DatabaseOptions database;
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PATH", description = "A directory or a file.")
  private Path path;

  @Option(
      names = "--kind",
      required = true,
      converter = Kind.class,
      paramLabel = "KIND",
      description = "What they are: runbook, incident or ticket.")
  private Match.Kind kind;

  @Option(
      names = "--service",
      paramLabel = "SERVICE",
      description = "What they are for, beside the services that they name themselves.")
  private Optional<String> service = Optional.empty();

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "What to call where they come from (default: the git remote or the directory).")
  private Optional<String> source = Optional.empty();

  @Option(
      names = "--reviewed",
      description = "Vouch for all of them; otherwise only what a git commit has is trusted.")
  private boolean reviewed;

  @Option(
      names = "--prune",
      description = "Remove what is gone from PATH since; not where that would be most of it.")
  private boolean prune;

  @Option(names = "--prune-even-most", description = "The same, also where it is most of it.")
  private boolean pruneMost;

  @Override
  public Integer call() {
    return parent
        .quietly(spec)
        .run(this::settings, "nothing was imported", bot -> run(bot.getBean(DocumentImport.class)));
  }

  /** A database without tables gets them; in another one nothing is changed. */
  private Settings settings() {
    return Quietly.needing(database.settings(), "knowledge")
        .with("hindsight.schema.create", "true");
  }

  private int run(DocumentImport documents) {
    ImportRequest request = new ImportRequest(path, kind, service, source, reviewed, prune());
    ImportReport report = documents.run(request, progress(spec.commandLine().getErr()));
    ImportSummary.of(report, kind).forEach(spec.commandLine().getOut()::println);
    spec.commandLine().getOut().flush();
    return report.refused() ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private ImportRequest.Prune prune() {
    if (pruneMost) {
      return ImportRequest.Prune.EVEN_MOST;
    }
    return prune ? ImportRequest.Prune.UNLESS_MOST : ImportRequest.Prune.NO;
  }

  /** A line now and then. */
  private static Consumer<Integer> progress(PrintWriter err) {
    return done -> {
      if (done % 1_000 == 0) {
        err.println(done + " documents ...");
        err.flush();
      }
    };
  }

  /** A kind of document as people write it. */
  static final class Kind implements ITypeConverter<Match.Kind> {

    @Override
    public Match.Kind convert(String text) {
      return Arrays.stream(Match.Kind.values())
          .filter(kind -> kind != Match.Kind.LESSON)
          .filter(kind -> kind.name().equals(text.toUpperCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is not a kind: it is runbook, incident or ticket".formatted(text)));
    }
  }
}
