package dev.hindsight.local.up;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A bot that reads its settings, gets ready, and ends with its standard input. */
final class TinyBot {

  private TinyBot() {}

  public static void main(String[] args) throws IOException {
    Properties settings = new Properties();
    String directory = args[0].substring(args[0].indexOf('=') + 1);
    Path file = Path.of(URI.create(directory)).resolve("application.properties");
    try (InputStream in = Files.newInputStream(file)) {
      settings.load(in);
    }
    System.out.println("tiny bot on port " + settings.getProperty("server.port"));
    int port = Integer.parseInt(settings.getProperty("server.port"));
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.createContext(
        "/readyz",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }

  /** A bot that cannot start. */
  static final class Broken {

    private Broken() {}

    public static void main(String[] args) {
      System.out.println("hindsight.slack.bot-token is refused by Slack");
      System.exit(78);
    }
  }
}
