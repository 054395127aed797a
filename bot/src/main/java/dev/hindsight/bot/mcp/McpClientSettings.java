package dev.hindsight.bot.mcp;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom a model may ask while it looks further, and for what; whatever is not named here is not
 * asked.
 */
@ConfigurationProperties("hindsight.mcp-client")
record McpClientSettings(@DefaultValue List<Server> servers) {

  private static final String NAME = "[A-Za-z0-9_]{1,24}";
  private static final String TOOL = "[A-Za-z0-9_-]{1,38}";

  McpClientSettings {
    servers = List.copyOf(servers);
    long names = servers.stream().map(Server::name).distinct().count();
    check(names == servers.size(), "servers: two have the same name");
  }

  /**
   * One server.
   *
   * @param name as it is shown
   * @param url all of it, with the path
   * @param tokenFile holds a token for it, and nothing else
   */
  record Server(String name, URI url, Optional<Path> tokenFile, @DefaultValue List<Allowed> tools) {

    Server {
      tools = List.copyOf(tools);
      // what is forgotten comes as null
      check(
          name != null && name.matches(NAME),
          "servers: a name has letters, digits and “_”, 24 at most: " + name);
      check(
          url != null && String.valueOf(url.getScheme()).matches("https?") && url.getHost() != null,
          "servers: %s needs an address with http or https".formatted(name));
      check(
          tokenFile.isEmpty() || url.getScheme().equals("https") || isHere(url),
          "servers: a token is sent to %s over https or to this machine only".formatted(name));
    }

    private static boolean isHere(URI url) {
      return List.of("127.0.0.1", "localhost", "[::1]").contains(url.getHost());
    }
  }

  /**
   * A tool that may be used; it must be one that only reads.
   *
   * @param about what it tells, in the operator's words: a server's own are not passed on
   * @param argument the one of its arguments that a model fills in; none where this is empty
   * @param meaning what that argument means
   */
  record Allowed(
      String name,
      String about,
      @DefaultValue("") String argument,
      @DefaultValue("a few words") String meaning) {

    Allowed {
      check(
          name != null && name.matches(TOOL),
          "servers: a tool has letters, digits, “_” and “-”: " + name);
      check(
          about != null && !about.isBlank(),
          "servers: what %s tells is missing (about)".formatted(name));
    }
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("hindsight.mcp-client." + rule);
    }
  }
}
