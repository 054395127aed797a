package dev.hindsight.local.up;

import dev.hindsight.local.data.CannotRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/**
 * The three ports on 127.0.0.1, each seen to be free.
 *
 * @param bot the bot's page and webhooks
 * @param slack the local Slack
 * @param cluster the practice cluster
 */
record Ports(int bot, int slack, int cluster) {

  /** Three in a row from the first, or any free ones for 0. */
  static Ports from(int first) {
    return first == 0 ? anyFree() : inARow(first);
  }

  private static Ports inARow(int first) {
    int[] ports = IntStream.range(first, first + 3).toArray();
    String[] owners = {"the bot", "the local Slack", "the practice cluster"};
    for (int i = 0; i < ports.length; i++) {
      if (!isFree(ports[i])) {
        throw new CannotRun(
            "port %d (for %s) is in use: stop what listens there, or ./hindsight up --port %d"
                .formatted(ports[i], owners[i], freeRowAfter(first)));
      }
    }
    return new Ports(ports[0], ports[1], ports[2]);
  }

  private static int freeRowAfter(int first) {
    return IntStream.iterate(first + 10, port -> port < 65_533, port -> port + 10)
        .filter(port -> IntStream.range(port, port + 3).allMatch(Ports::isFree))
        .findFirst()
        .orElse(0);
  }

  private static Ports anyFree() {
    try (ServerSocket one = bound(0);
        ServerSocket two = bound(0);
        ServerSocket three = bound(0)) {
      return new Ports(one.getLocalPort(), two.getLocalPort(), three.getLocalPort());
    } catch (IOException e) {
      throw new CannotRun("no free port: " + e.getMessage(), e);
    }
  }

  private static boolean isFree(int port) {
    try {
      bound(port).close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static ServerSocket bound(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
