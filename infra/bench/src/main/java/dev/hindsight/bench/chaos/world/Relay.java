package dev.hindsight.bench.chaos.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before the database: lets connections die at their COMMIT, and makes every call slow. */
public final class Relay implements AutoCloseable {

  private static final int BUFFER = 65_536;
  // an intent is a transaction of one statement
  private static final List<String> COMMITS = List.of("COMMIT", "insert into actions.plan_journal");
  private static final Duration COMMITTED = Duration.ofMillis(200);

  private final ServerSocket server;
  private final int to;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicInteger cut = new AtomicInteger();
  private volatile Duration delay = Duration.ZERO;

  private Relay(ServerSocket server, int to) {
    this.server = server;
    this.to = to;
  }

  /** On a free port, to that one. */
  public static Relay to(int port) throws IOException {
    Relay relay = new Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
    Thread.ofVirtual().name("relay").start(relay::accept);
    return relay;
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Each call to the database takes that much longer from now on. */
  public void slow(Duration time) {
    delay = time;
  }

  /** The next so many connections that commit are cut once the server has got the commit. */
  public void cutCommits(int count) {
    cuts.set(count);
  }

  /** How many are still to be cut. */
  public int cutsLeft() {
    return cuts.get();
  }

  /** How many were cut so far. */
  public int cut() {
    return cut.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Socket database = new Socket(InetAddress.getLoopbackAddress(), to);
        open.add(client);
        open.add(database);
        Thread.ofVirtual().start(() -> pass(client, database, true));
        Thread.ofVirtual().start(() -> pass(database, client, false));
      } catch (IOException e) {
        // the database is away, or we are closing; the next one may get through
      }
    }
  }

  private void pass(Socket from, Socket into, boolean calls) {
    byte[] buffer = new byte[BUFFER];
    try (from;
        into) {
      InputStream in = from.getInputStream();
      OutputStream out = into.getOutputStream();
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        if (calls) {
          Thread.sleep(delay);
        }
        boolean last = calls && commits(buffer, read) && cuts.getAndUpdate(Relay::less) > 0;
        if (last) {
          // nobody hears what comes of it
          from.close();
        }
        out.write(buffer, 0, read);
        out.flush();
        if (last) {
          cut.incrementAndGet();
          Thread.sleep(COMMITTED);
          return;
        }
      }
    } catch (IOException e) {
      // one side is gone, so the other goes too
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int less(int left) {
    return Math.max(0, left - 1);
  }

  private static boolean commits(byte[] buffer, int length) {
    String call = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
    return COMMITS.stream().anyMatch(call::contains);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
