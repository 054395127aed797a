package dev.hindsight.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Looks once for the Python that rendered scripts can run in. */
final class Python {

  private static final Path SYSTEM = Path.of("/usr/bin/python3");
  private static final Optional<Path> FOUND = search();

  private Python() {}

  static Path found() {
    return Requires.present(
        "python",
        FOUND,
        "install the packages python3-boto3 and python3-kubernetes,"
            + " or set HINDSIGHT_PYTHON to a Python that has these modules");
  }

  /** One that is named is the only one to try; another one on the path may lack Debian's. */
  private static Optional<Path> search() {
    return Requires.environment("HINDSIGHT_PYTHON")
        .map(Path::of)
        .map(Stream::of)
        .orElseGet(
            () -> Stream.concat(Stream.of(SYSTEM), Requires.onPath("python3").stream()).distinct())
        .filter(Files::isExecutable)
        .filter(Python::hasBoth)
        .findFirst();
  }

  private static boolean hasBoth(Path python) {
    try {
      Process process =
          new ProcessBuilder(python.toString(), "-c", "import boto3, kubernetes")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(1, TimeUnit.MINUTES);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
