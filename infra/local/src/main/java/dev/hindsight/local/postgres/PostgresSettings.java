package dev.hindsight.local.postgres;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the server keeps its things and how long its start may take.
 *
 * @param directory programs, data, password and log live below it
 * @param startWithin a recovery after a crash counts too
 */
public record PostgresSettings(Path directory, Duration startWithin) {

  public PostgresSettings {
    directory = requireNonNull(directory, "directory is null").toAbsolutePath().normalize();
    requireNonNull(startWithin, "startWithin is null");
  }

  /** A server in this directory that has a minute to start. */
  public static PostgresSettings in(Path directory) {
    return new PostgresSettings(directory, Duration.ofMinutes(1));
  }

  Path data() {
    return directory.resolve("data");
  }

  Path passwordFile() {
    return directory.resolve("password");
  }

  Path portFile() {
    return directory.resolve("port");
  }

  Path log() {
    return directory.resolve("postgres.log");
  }
}
