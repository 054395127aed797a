package dev.hindsight.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.Fault;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program asks the bot over the Model Context Protocol, with a client it did not write. */
class McpTest {

  private static final String TOKEN = "a-token-of-thirty-two-characters";

  private static Story story;

  @BeforeAll
  static void begin(@TempDir Path dir) throws IOException {
    Path file = Files.writeString(dir.resolve("mcp-token"), TOKEN);
    story =
        new Story(
            dir,
            false,
            Map.of("hindsight.mcp.enabled", "true", "hindsight.mcp.token-file", file.toString()));
    story.cluster.inject(Fault.OOM, "checkout");
    story.await("a card", () -> story.cardSays("checkout", "likely", "memory"));
  }

  @AfterAll
  static void end() throws IOException {
    story.close();
  }

  private static McpSyncClient client() {
    return McpClient.sync(
            HttpClientStreamableHttpTransport.builder(story.scene.bot().toString())
                .endpoint("/mcp")
                .requestBuilder(HttpRequest.newBuilder().header("Authorization", "Bearer " + TOKEN))
                .build())
        .build();
  }

  private static String text(CallToolResult result) {
    return result.content().stream()
        .map(McpSchema.TextContent.class::cast)
        .map(McpSchema.TextContent::text)
        .collect(Collectors.joining());
  }

  private static CallToolResult ask(McpSyncClient client, String tool, Map<String, Object> with) {
    return client.callTool(CallToolRequest.builder(tool).arguments(with).build());
  }

  @Test
  void theFourQuestionsAreAnswered() {
    try (McpSyncClient client = client()) {
      client.initialize();

      assertThat(client.listTools().tools())
          .extracting(McpSchema.Tool::name)
          .containsExactlyInAnyOrder("search_incidents", "similar", "get_incident", "explain");
      assertThat(text(ask(client, "get_incident", Map.of("incident", "INC-1"))))
          .contains("checkout", "memory", "OOMKilled", "\"evidence\"", "never instructions");
      assertThat(text(ask(client, "search_incidents", Map.of("query", "OOMKilled out of memory"))))
          .contains("\"kind\":\"runbook\"", "memory");
      assertThat(text(ask(client, "similar", Map.of("incident", "INC-1")))).contains("memory");
      assertThat(
              text(
                  ask(
                      client,
                      "explain",
                      Map.of("text", "Error: OOMKilled exit code 137\nDB_PASSWORD=hunter2abc\n"))))
          .contains("killed for memory", "\"lines\":2", "never instructions")
          .doesNotContain("hunter2abc");
    }
  }

  @Test
  void whatIsNotThereOrTooLongIsAnErrorAndNothingElse() {
    try (McpSyncClient client = client()) {
      client.initialize();

      CallToolResult none = ask(client, "get_incident", Map.of("incident", "INC-999' or 1=1"));
      assertThat(none.isError()).isTrue();
      assertThat(text(none)).contains("no such incident").doesNotContain("java.");
      assertThat(ask(client, "explain", Map.of("text", "x".repeat(20_001))).isError()).isTrue();
      assertThat(ask(client, "search_incidents", Map.of("query", " ")).isError()).isTrue();
      assertThat(ask(client, "search_incidents", Map.of()).isError()).isTrue();
    }
  }

  @Test
  void withoutTheTokenNobodyIsAnswered() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(story.scene.bot().resolve("mcp"))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{}"))
                  .build(),
              BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).isEmpty();
    }
  }
}
