package dev.hindsight.local.postgres;

import dev.hindsight.local.process.SupervisedProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A PostgreSQL server on loopback whose data outlives it: durable like any other, gone with this
 * JVM however that ends.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  static final String USER = "hindsight";
  private static final String DATABASE = "hindsight";

  private final SupervisedProcess server;
  private final int port;
  private final String password;

  private EmbeddedPostgres(SupervisedProcess server, int port, String password) {
    this.server = server;
    this.port = port;
    this.password = password;
  }

  /**
   * Starts the server, first making it if the directory is empty, and recovering what a crash left.
   *
   * @throws PostgresFailed when that is impossible; the message says what to do
   */
  public static EmbeddedPostgres start(PostgresSettings settings) {
    try {
      Files.createDirectories(settings.directory());
      Account account = Account.current();
      Programs programs = Programs.unpackedIn(settings.directory());
      String password = new InitDb(settings).prepare(programs, account);
      new Leftovers(settings.data()).clear();
      int port = port(settings);
      List<String> command = account.command(serverCommand(programs, settings.data(), port));
      return started(settings, SupervisedProcess.start(command, settings.log()), port, password);
    } catch (IOException e) {
      throw new PostgresFailed(
          "cannot prepare PostgreSQL in " + settings.directory() + ": " + e, e);
    }
  }

  /** Without user and password, which no log and no command line should show. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
  }

  /** The owner of the database. */
  public String user() {
    return USER;
  }

  /** As in the password file. */
  public String password() {
    return password;
  }

  /** Chosen at the first start and kept while it is free. */
  public int port() {
    return port;
  }

  /** Whether the server still runs. */
  public boolean isAlive() {
    return server.isAlive();
  }

  /** Completes when the server ended without having been asked to. */
  public CompletableFuture<Void> endedByItself() {
    return server.endedByItself();
  }

  /** Stops the server in good order. */
  @Override
  public void close() {
    server.close();
  }

  private static EmbeddedPostgres started(
      PostgresSettings settings, SupervisedProcess server, int port, String password) {
    try {
      new Database(port, USER, password).create(DATABASE, server::isAlive, settings.startWithin());
      return new EmbeddedPostgres(server, port, password);
    } catch (PostgresFailed e) {
      server.close();
      throw new PostgresFailed(e.getMessage() + "\n" + tail(settings.log()), e);
    }
  }

  private static List<String> serverCommand(Programs programs, Path data, int port) {
    Stream<String> settings =
        Stream.of(
            "listen_addresses=127.0.0.1",
            "port=" + port,
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "jit=off",
            "max_connections=60",
            "shared_buffers=64MB",
            "log_timezone=UTC",
            "timezone=UTC");
    return Stream.concat(
            Stream.of(programs.program("postgres"), "-D", data.toString()),
            settings.flatMap(setting -> Stream.of("-c", setting)))
        .toList();
  }

  private static int port(PostgresSettings settings) throws IOException {
    Path file = settings.portFile();
    int kept = Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
    int port = freePort(kept);
    Files.writeString(file, Integer.toString(port));
    return port;
  }

  private static int freePort(int wanted) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
      return socket.getLocalPort();
    } catch (IOException e) {
      if (wanted == 0) {
        throw e;
      }
      return freePort(0);
    }
  }

  private static String tail(Path log) {
    try (Stream<String> lines = Files.lines(log)) {
      List<String> all = lines.toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - 5), all.size()));
    } catch (IOException e) {
      return "(no log: " + e + ")";
    }
  }
}
