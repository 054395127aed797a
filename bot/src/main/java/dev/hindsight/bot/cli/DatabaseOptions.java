package dev.hindsight.bot.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Any database: that of a started Hindsight, of a bot with settings of one's own, or another. */
final class DatabaseOptions {

  @Mixin private DataOption data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings as for serve, instead of --data.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--database",
      paramLabel = "JDBC_URL",
      description = "Another database, user and password included.")
  private Optional<String> database = Optional.empty();

  /** Settings before a started Hindsight, and a database before both. */
  Settings settings() {
    Optional<Settings> file = config.map(Settings::ofFile);
    return database
        .map(url -> file.orElse(Settings.NONE).with("spring.datasource.url", url))
        .or(() -> file)
        .orElseGet(data::settings);
  }
}
