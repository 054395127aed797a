package dev.hindsight.bot.cli;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.audit.AuditDesk;
import dev.hindsight.actions.audit.AuditExport;
import dev.hindsight.actions.audit.AuditHead;
import dev.hindsight.actions.audit.AuditReport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The audit log for who has to answer for it. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Check, export and erase from the log of all decisions and effects.",
    subcommands = {AuditCommand.Verify.class, AuditCommand.Export.class, AuditCommand.Erase.class})
final class AuditCommand {

  private static final Duration LINKED_WITHIN = Duration.ofMinutes(1);

  private static int ask(Beside bot, ToIntFunction<AuditDesk> question) {
    return bot.ask(
        "actions",
        "the audit log could not be asked",
        context -> question.applyAsInt(context.getBean(AuditDesk.class)));
  }

  /** Checks the chain. */
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Check that no record was changed, removed or added; 1 when one was.")
  static final class Verify implements Callable<Integer> {

    @Mixin private Beside bot;

    @Option(
        names = "--heads",
        paramLabel = "FILE",
        description =
            "Ends of the chain that were kept elsewhere, one a line (default: the file in the"
                + " settings). Without them nobody can tell whether the end was cut off.")
    private Optional<Path> heads = Optional.empty();

    @Option(
        names = "--file",
        paramLabel = "FILE",
        description = "Check this export instead of the database.")
    private Optional<Path> file = Optional.empty();

    @Override
    public Integer call() {
      return ask(bot, this::verify);
    }

    private int verify(AuditDesk desk) {
      List<AuditHead> kept = desk.heads(heads);
      AuditReport report =
          file.map(path -> exported(path, kept)).orElseGet(() -> desk.verify(kept));
      tell(report, kept);
      return report.broken() == 0 && (file.isPresent() || linked(desk)) ? 0 : 1;
    }

    private static AuditReport exported(Path path, List<AuditHead> kept) {
      try (Stream<String> lines = Files.lines(path)) {
        return AuditExport.verify(lines, kept);
      } catch (IOException e) {
        throw new UncheckedIOException("%s cannot be read".formatted(path), e);
      }
    }

    private static void tell(AuditReport report, List<AuditHead> kept) {
      report.findings().forEach(finding -> System.out.println("BROKEN: " + finding));
      long more = report.broken() - report.findings().size();
      if (more > 0) {
        System.out.println("and " + more + " more");
      }
      System.out.printf(
          "%,d records, %,d with the person erased, %,d findings, checked against %,d kept heads%n",
          report.records(), report.erased(), report.broken(), kept.size());
      report.head().ifPresent(head -> System.out.println("head " + head.line()));
      if (kept.isEmpty()) {
        System.out.println("No head was kept elsewhere: a cut-off end would not show.");
      }
    }

    private static boolean linked(AuditDesk desk) {
      Optional<Duration> late = desk.waiting().filter(age -> age.compareTo(LINKED_WITHIN) > 0);
      late.ifPresent(
          age ->
              System.out.printf(
                  "Records have waited %d s to be linked: does the bot run?%n", age.toSeconds()));
      return late.isEmpty();
    }
  }

  /** Writes all records out. */
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Write all records as lines of JSON, oldest first.")
  static final class Export implements Callable<Integer> {

    @Mixin private Beside bot;

    @Parameters(paramLabel = "FILE", description = "A new file.")
    private Path file;

    @Override
    public Integer call() {
      return ask(bot, this::export);
    }

    private int export(AuditDesk desk) {
      if (Files.exists(file)) {
        throw new IllegalArgumentException("%s exists already".formatted(file));
      }
      try (BufferedWriter out = Files.newBufferedWriter(file)) {
        desk.export(line -> write(out, line));
      } catch (IOException e) {
        throw new UncheckedIOException("%s cannot be written".formatted(file), e);
      }
      System.out.println("written to " + file);
      return 0;
    }

    private static void write(BufferedWriter out, String line) {
      try {
        out.write(line);
        out.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException("the export cannot be written", e);
      }
    }
  }

  /** Erases a person. */
  @Command(
      name = "erase",
      mixinStandardHelpOptions = true,
      description =
          "Erase who did what, and its words, wherever this person did it or is named; for good."
              + " The chain still holds and says which records lost these. What plans, incidents"
              + " and lessons say of the person stays.")
  static final class Erase implements Callable<Integer> {

    @Mixin private Beside bot;

    @Parameters(paramLabel = "PERSON", description = "The person's id, such as U012ABC.")
    private String person;

    @Option(
        names = "--reason",
        required = true,
        description = "Why, without naming the person; kept in the log.")
    private String reason;

    @Override
    public Integer call() {
      return ask(bot, this::erase);
    }

    @Option(names = "--yes", description = "Do it; without, only tell how much it would be.")
    private boolean yes;

    private int erase(AuditDesk desk) {
      if (person.isBlank() || reason.contains(person)) {
        throw new IllegalArgumentException(
            "give a person, and a reason that does not name that person");
      }
      if (!yes) {
        System.out.printf(
            "%,d records would lose who did them, for good: say --yes%n",
            desk.concerned(new PersonId(person)));
        return 1;
      }
      PersonId by = Beside.osUser();
      System.out.printf(
          "%,d records have lost who did them%n", desk.erase(new PersonId(person), by, reason));
      return 0;
    }
  }
}
