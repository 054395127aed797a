package dev.hindsight.local.postgres;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

  @TempDir static Path unpacked;

  @TempDir Path directory;

  /** Unpacking takes seconds, and once is enough to see that it works. */
  @BeforeEach
  void sharePrograms() throws IOException {
    Path home = Programs.unpackedIn(unpacked).home();
    Files.createSymbolicLink(directory.resolve(home.getFileName()), home);
  }

  @AfterEach
  void unsharePrograms() throws IOException {
    Files.delete(directory.resolve(Programs.unpackedIn(unpacked).home().getFileName()));
  }

  @Test
  void dataSurvivesRestartsOnTheSamePort() throws SQLException {
    int port;
    try (EmbeddedPostgres postgres = start()) {
      port = postgres.port();
      execute(postgres, "create table kept (word text)");
      execute(postgres, "insert into kept values ('Größe 🔥')");
    }
    assertThat(running()).isEmpty();
    try (EmbeddedPostgres postgres = start()) {
      assertThat(postgres.port()).isEqualTo(port);
      assertThat(query(postgres, "select word from kept")).isEqualTo("Größe 🔥");
    }
  }

  @Test
  void isDurableUtf8AndAsksForThePassword() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      assertThat(query(postgres, "show fsync")).isEqualTo("on");
      assertThat(query(postgres, "show synchronous_commit")).isEqualTo("on");
      assertThat(query(postgres, "show server_encoding")).isEqualTo("UTF8");
      assertThat(query(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(query(postgres, "select upper('größe')")).isEqualTo("GRÖßE");
      assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), "hindsight", "no"))
          .hasMessageContaining("password authentication failed");
    }
    assertThat(Files.getPosixFilePermissions(directory.resolve("password")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void takesAnotherPortWhenItsOwnIsInUse() throws Exception {
    try (ServerSocket other = new ServerSocket(0)) {
      Files.writeString(directory.resolve("port"), Integer.toString(other.getLocalPort()));
      try (EmbeddedPostgres postgres = start()) {
        assertThat(postgres.port()).isNotEqualTo(other.getLocalPort());
        assertThat(query(postgres, "select 'up'")).isEqualTo("up");
      }
    }
  }

  @Test
  void killOfTheSupervisingJvmLeavesNoProcessAndLosesNothing() throws Exception {
    Process jvm = startInOtherJvm();
    assertThat(running()).isNotEmpty();
    jvm.destroyForcibly().waitFor();
    await().atMost(20, SECONDS).until(() -> running().isEmpty());
    try (EmbeddedPostgres postgres = start()) {
      assertThat(query(postgres, "select word from kept")).isEqualTo("acknowledged");
    }
  }

  @Test
  void killOfEverythingIsRecovered() throws Exception {
    Process jvm = startInOtherJvm();
    List<ProcessHandle> all = jvm.descendants().toList();
    jvm.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    try (EmbeddedPostgres postgres = start()) {
      assertThat(query(postgres, "select word from kept")).isEqualTo("acknowledged");
    }
  }

  @Test
  void stopsAnOrphanOfItsOwnDirectoryFirst() throws Exception {
    Process jvm = startInOtherJvm();
    jvm.children().forEach(ProcessHandle::destroyForcibly);
    jvm.destroyForcibly().waitFor();
    assertThat(running()).as("the shell is gone, the server is an orphan").isNotEmpty();
    try (EmbeddedPostgres postgres = start()) {
      assertThat(query(postgres, "select word from kept")).isEqualTo("acknowledged");
    }
    assertThat(running()).isEmpty();
  }

  @Test
  void believesNoPidFileThatNamesAForeignProcess() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      execute(postgres, "create table kept (word text)");
    }
    Process foreign = new ProcessBuilder("sleep", "60").start();
    Files.writeString(
        directory.resolve("data/postmaster.pid"),
        foreign.pid() + "\n" + directory.resolve("data") + "\n1\n5432\n\n127.0.0.1\n");
    try (EmbeddedPostgres postgres = start()) {
      assertThat(query(postgres, "select count(*) from kept")).isEqualTo("0");
      assertThat(foreign.isAlive()).isTrue();
    } finally {
      foreign.destroyForcibly();
    }
  }

  @Test
  void anInterruptedFirstStartIsRepeated() throws Exception {
    Files.createDirectories(directory.resolve("data.partial/base"));
    Files.writeString(directory.resolve("data.partial/PG_VERSION"), "17");
    try (EmbeddedPostgres postgres = start()) {
      assertThat(query(postgres, "select 'up'")).isEqualTo("up");
    }
  }

  @Test
  void saysWhatToDoWhenThePasswordIsLost() throws Exception {
    start().close();
    Files.delete(directory.resolve("password"));
    assertThatThrownBy(this::start)
        .isInstanceOf(PostgresFailed.class)
        .hasMessageContaining("password is missing")
        .hasMessageContaining("delete " + directory);
  }

  @Test
  void saysWhenTheDirectoryIsAFile() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThatThrownBy(() -> EmbeddedPostgres.start(PostgresSettings.in(file)))
        .isInstanceOf(PostgresFailed.class)
        .hasMessageContaining(file.toString());
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(new PostgresSettings(directory, Duration.ofSeconds(60)));
  }

  private List<ProcessHandle> running() {
    return new Leftovers(directory.resolve("data")).running();
  }

  private Process startInOtherJvm() throws Exception {
    Process jvm =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                KeepsOneWord.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = jvm.inputReader();
    assertThat(said.readLine()).isEqualTo("kept");
    return jvm;
  }

  /** Starts a server, commits one row, says so, and waits to be killed. */
  static final class KeepsOneWord {

    private KeepsOneWord() {}

    public static void main(String[] args) throws Exception {
      EmbeddedPostgres postgres = EmbeddedPostgres.start(PostgresSettings.in(Path.of(args[0])));
      execute(postgres, "create table kept (word text)");
      execute(postgres, "insert into kept values ('acknowledged')");
      System.out.println("kept");
      Thread.currentThread().join();
    }
  }

  private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }
}
