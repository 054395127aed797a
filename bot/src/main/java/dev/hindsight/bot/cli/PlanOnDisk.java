package dev.hindsight.bot.cli;

import dev.hindsight.actions.plan.PlanFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what a person names on the command line. */
final class PlanOnDisk {

  private PlanOnDisk() {}

  /**
   * The plan or playbook in a file.
   *
   * @throws IllegalArgumentException with file, line and mistake, for people
   */
  static PlanFile read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("%s is not a file".formatted(file));
    }
    try {
      return PlanFile.read(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(file), e);
    }
  }
}
