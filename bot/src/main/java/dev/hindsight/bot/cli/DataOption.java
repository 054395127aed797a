package dev.hindsight.bot.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a started Hindsight keeps its data. */
final class DataOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:hindsight.home:-.}/.hindsight",
      description = "Data directory of the running Hindsight (default: ${DEFAULT-VALUE}).")
  private Path directory;

  Settings settings() {
    return Settings.of(directory);
  }
}
