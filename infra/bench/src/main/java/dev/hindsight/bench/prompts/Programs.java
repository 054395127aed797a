package dev.hindsight.bench.prompts;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import java.net.http.HttpRequest;
import java.util.Map;

/** Another program that asks the bot for all it answers to programs. */
final class Programs implements AutoCloseable {

  private final Watch watch;
  private final McpSyncClient client;

  Programs(World world, Watch watch) {
    this.watch = watch;
    client =
        McpClient.sync(
                HttpClientStreamableHttpTransport.builder(world.alerts().resolve("/").toString())
                    .endpoint("/mcp")
                    .requestBuilder(
                        HttpRequest.newBuilder().header("Authorization", "Bearer " + world.token()))
                    .build())
            .build();
    client.initialize();
  }

  /** About one incident, with its stranger's words as what is looked for. */
  void ask(long id, Hostile hostile) {
    String incident = "INC-" + id;
    ask("get_incident", Map.of("incident", incident));
    ask("similar", Map.of("incident", incident));
    ask("search_incidents", Map.of("query", hostile.title(Field.RUNBOOK) + " memory"));
    ask("explain", Map.of("text", "ERROR " + hostile.in(Field.PASTED)));
  }

  private void ask(String tool, Map<String, Object> arguments) {
    String answer =
        client.callTool(CallToolRequest.builder(tool).arguments(arguments).build()).toString();
    watch.see(Watch.Place.PROGRAM, "an answer to a program, " + tool, answer);
  }

  @Override
  public void close() {
    client.close();
  }
}
