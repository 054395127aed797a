package dev.hindsight.local.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** Makes the server's data directory and password on the first start, whole or not at all. */
final class InitDb {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final PostgresSettings settings;

  InitDb(PostgresSettings settings) {
    this.settings = settings;
  }

  /** Returns the password; it asks for one even on loopback, other people may use this machine. */
  String prepare(Programs programs, Account account) throws IOException {
    if (Files.exists(settings.data())) {
      return password();
    }
    Path partial = settings.directory().resolve("data.partial");
    Programs.deleteTree(partial);
    writePassword();
    initialise(partial, programs, account);
    Files.move(partial, settings.data());
    return password();
  }

  private String password() throws IOException {
    if (Files.notExists(settings.passwordFile())) {
      throw new PostgresFailed(
          settings.passwordFile()
              + " is missing, without it the data cannot be opened: put it back, or delete "
              + settings.directory()
              + " to start empty");
    }
    return Files.readString(settings.passwordFile()).strip();
  }

  private void writePassword() throws IOException {
    byte[] random = new byte[24];
    RANDOM.nextBytes(random);
    Files.deleteIfExists(settings.passwordFile());
    Files.createFile(
        settings.passwordFile(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        settings.passwordFile(), Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }

  private void initialise(Path data, Programs programs, Account account) throws IOException {
    List<String> initdb =
        List.of(
            programs.program("initdb"),
            "--pgdata=" + data,
            "--username=" + EmbeddedPostgres.USER,
            "--pwfile=" + settings.passwordFile(),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8");
    Process process = new ProcessBuilder(account.command(initdb)).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (exitCode(process) != 0) {
      throw new PostgresFailed("PostgreSQL cannot make " + settings.data() + ": " + said.strip());
    }
  }

  private static int exitCode(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new PostgresFailed("interrupted while PostgreSQL made its data directory", e);
    }
  }
}
