package dev.hindsight.local.data;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that every local command shares. */
public final class CommonOptions {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:hindsight.home:-.}/.hindsight",
      description = "where everything is kept (default: .hindsight in the project)")
  private Path directory = Path.of(".hindsight");

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and exit")
  boolean help;

  /** Absolute, so that it means the same in every process. */
  public Path directory() {
    return directory.toAbsolutePath().normalize();
  }
}
