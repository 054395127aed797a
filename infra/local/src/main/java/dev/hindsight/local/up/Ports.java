package dev.hindsight.local.up;

import dev.hindsight.local.data.CannotRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The ports on 127.0.0.1, each seen to be free.
 *
 * @param bot the bot's page and webhooks
 * @param slack the local Slack
 * @param cluster the practice cluster
 * @param aws the practice AWS, where there is one
 */
record Ports(int bot, int slack, int cluster, int aws) {

  static final int MOST = 4;
  private static final List<String> OWNERS =
      List.of("the bot", "the local Slack", "the practice cluster", "the practice AWS");

  /** Some in a row from the first, or any free ones for 0. */
  static Ports from(int first, boolean aws) {
    return first == 0 ? anyFree() : inARow(first, aws ? MOST : MOST - 1);
  }

  private static Ports inARow(int first, int count) {
    for (int i = 0; i < count; i++) {
      if (!isFree(first + i)) {
        throw new CannotRun(
            "port %d (for %s) is in use: stop what listens there, or ./hindsight up --port %d"
                .formatted(first + i, OWNERS.get(i), freeRowAfter(first)));
      }
    }
    return new Ports(first, first + 1, first + 2, first + 3);
  }

  private static int freeRowAfter(int first) {
    return IntStream.iterate(first + 10, port -> port < 65_536 - MOST, port -> port + 10)
        .filter(port -> IntStream.range(port, port + MOST).allMatch(Ports::isFree))
        .findFirst()
        .orElse(0);
  }

  private static Ports anyFree() {
    try (ServerSocket one = bound(0);
        ServerSocket two = bound(0);
        ServerSocket three = bound(0);
        ServerSocket four = bound(0)) {
      return new Ports(
          one.getLocalPort(), two.getLocalPort(), three.getLocalPort(), four.getLocalPort());
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
