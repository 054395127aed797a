package dev.hindsight.bot.cli;

import java.util.concurrent.Callable;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Brings the tables up to date, which the bot does when it starts. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = {
      "Bring the database's tables up to this version, as the bot's start does.",
      "A running bot of the release before goes on working; docs/operations.md has the order."
    })
final class MigrateCommand implements Callable<Integer> {

  @ParentCommand private HindsightCommand parent;
  @Mixin private DatabaseOptions database;
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return parent
        .quietly(spec)
        .run(
            database::settings,
            "the tables are not up to date",
            bot -> {
              bot.getBeansOfType(FlywayMigrationInitializer.class);
              spec.commandLine().getOut().println("The database's tables are up to date.");
              spec.commandLine().getOut().flush();
              return ExitCode.OK;
            });
  }
}
