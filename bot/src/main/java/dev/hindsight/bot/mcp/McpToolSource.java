package dev.hindsight.bot.mcp;

import dev.hindsight.bot.incident.ToolSource;
import dev.hindsight.bot.mcp.McpClientSettings.Allowed;
import dev.hindsight.bot.mcp.McpClientSettings.Server;
import dev.hindsight.prompts.Tool;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tools of other servers that the operator named. Each look is a session of its own, and what a
 * server says of its tools is never read: it can neither add one nor describe one to a model.
 */
final class McpToolSource implements ToolSource {

  private static final Logger LOG = LoggerFactory.getLogger(McpToolSource.class);
  private static final long LONGEST = 256 * 1024;
  private static final int DEEPEST = 20;
  private static final Duration EACH = Duration.ofSeconds(5);

  private final List<Server> servers;
  private final Duration each;

  McpToolSource(McpClientSettings settings) {
    this(settings, EACH);
  }

  /**
   * Patient or not.
   *
   * @param each for one request of a look
   */
  McpToolSource(McpClientSettings settings, Duration each) {
    this.servers = settings.servers();
    this.each = each;
    // a mistake shows at the start
    servers.forEach(this::request);
  }

  @Override
  public List<Tool> tools() {
    return servers.stream()
        .flatMap(server -> server.tools().stream().map(tool -> tool(server, tool)))
        .toList();
  }

  private Tool tool(Server server, Allowed allowed) {
    return new Tool(
        server.name() + "-" + allowed.name(),
        allowed.about(),
        allowed.argument().isEmpty() ? "" : allowed.meaning(),
        about -> read(server, allowed, about));
  }

  private List<String> read(Server server, Allowed allowed, String about) {
    Map<String, Object> arguments =
        allowed.argument().isEmpty() ? Map.of() : Map.of(allowed.argument(), about);
    try (McpSyncClient client = client(server)) {
      client.initialize();
      CallToolRequest request =
          CallToolRequest.builder(allowed.name()).arguments(arguments).build();
      return lines(server, client.callTool(request));
    } catch (Tool.OutOfOrder e) {
      throw e;
    } catch (RuntimeException e) {
      // what it said stays out of the log: it may be anything
      LOG.warn("{} was no help with {}: {}", server.name(), allowed.name(), classes(e));
      throw new Tool.OutOfOrder(
          "%s was of no help: no answer in time, too long a one, or one that cannot be read"
              .formatted(server.name()));
    }
  }

  private static String classes(Throwable failure) {
    return Stream.iterate(failure, e -> e != null, Throwable::getCause)
        .limit(DEEPEST)
        .map(e -> e.getClass().getSimpleName())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static List<String> lines(Server server, CallToolResult result) {
    if (Boolean.TRUE.equals(result.isError())) {
      throw new Tool.OutOfOrder("%s says that it failed".formatted(server.name()));
    }
    return result.content().stream()
        .filter(TextContent.class::isInstance)
        .flatMap(text -> ((TextContent) text).text().lines())
        .filter(line -> !line.isBlank())
        .toList();
  }

  private McpSyncClient client(Server server) {
    URI url = server.url();
    String root = "%s://%s".formatted(url.getScheme(), url.getRawAuthority());
    String path = url.getRawPath().isEmpty() ? "/mcp" : url.getRawPath();
    return McpClient.sync(
            HttpClientStreamableHttpTransport.builder(root)
                .endpoint(path)
                .clientBuilder(CappedHttp.builder(LONGEST))
                .requestBuilder(request(server))
                .connectTimeout(each)
                .openConnectionOnStartup(false)
                .build())
        .requestTimeout(each)
        .initializationTimeout(each)
        .build();
  }

  private HttpRequest.Builder request(Server server) {
    HttpRequest.Builder request = HttpRequest.newBuilder().timeout(each);
    server
        .tokenFile()
        .ifPresent(
            file -> {
              try {
                request.header("Authorization", "Bearer " + Files.readString(file).strip());
              } catch (IOException e) {
                throw new UncheckedIOException(
                    "hindsight.mcp-client.servers: %s cannot be read".formatted(file), e);
              }
            });
    return request;
  }
}
