package dev.hindsight.local.data;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that every local command shares. */
public final class DataOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:hindsight.home:-.}/.hindsight",
      description = "where everything is kept (default: .hindsight in the project)")
  private Path directory = Path.of(".hindsight");

  /** Absolute, so that it means the same in every process. */
  public Path directory() {
    return directory.toAbsolutePath().normalize();
  }
}
