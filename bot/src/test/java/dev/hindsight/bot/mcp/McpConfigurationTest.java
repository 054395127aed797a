package dev.hindsight.bot.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bot.incident.IncidentBoard;
import dev.hindsight.bot.incident.TextExplainer;
import dev.hindsight.knowledge.Search;
import io.modelcontextprotocol.server.McpStatelessSyncServer;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.mcp.server.common.autoconfigure.McpServerJsonMapperAutoConfiguration;
import org.springframework.ai.mcp.server.common.autoconfigure.McpServerStatelessAutoConfiguration;
import org.springframework.ai.mcp.server.common.autoconfigure.StatelessToolCallbackConverterAutoConfiguration;
import org.springframework.ai.mcp.server.webmvc.autoconfigure.McpServerStatelessWebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.function.RouterFunction;

/** The server with the settings that the bot ships. */
class McpConfigurationTest {

  @TempDir private Path directory;

  private final WebApplicationContextRunner bot =
      new WebApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withConfiguration(
              AutoConfigurations.of(
                  McpServerJsonMapperAutoConfiguration.class,
                  McpServerStatelessAutoConfiguration.class,
                  StatelessToolCallbackConverterAutoConfiguration.class,
                  McpServerStatelessWebMvcAutoConfiguration.class))
          .withUserConfiguration(Rest.class);

  private WebApplicationContextRunner wanted() throws IOException {
    Path token = Files.writeString(directory.resolve("token"), "t".repeat(32));
    return bot.withPropertyValues(
        "hindsight.mcp.enabled=true", "hindsight.mcp.token-file=" + token);
  }

  @Test
  void nothingIsThereUnlessItIsWanted() {
    bot.run(
        context ->
            assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(RouterFunction.class)
                .doesNotHaveBean(McpStatelessSyncServer.class)
                .doesNotHaveBean(FilterRegistrationBean.class));
  }

  @Test
  void itOffersFourToolsAndNothingElse() throws IOException {
    wanted()
        .run(
            context -> {
              McpStatelessSyncServer server = context.getBean(McpStatelessSyncServer.class);
              assertThat(server.listTools())
                  .extracting(Tool::name)
                  .containsExactlyInAnyOrder(
                      "search_incidents", "similar", "get_incident", "explain");
              assertThat(server.getServerCapabilities().resources()).isNull();
              assertThat(server.getServerCapabilities().prompts()).isNull();
            });
  }

  @Test
  void withoutATokenThereIsNoStart() {
    bot.withPropertyValues("hindsight.mcp.enabled=true")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("hindsight.mcp.token-file"));
  }

  @Test
  void theGuardStandsWhereverTheServerIsPut() throws IOException {
    wanted()
        .withPropertyValues("spring.ai.mcp.server.streamable-http.mcp-endpoint=/elsewhere")
        .run(
            context ->
                assertThat(context.getBean("mcpGuard"))
                    .hasFieldOrPropertyWithValue(
                        "urlPatterns", Set.of("/elsewhere", "/elsewhere/*")));
    wanted()
        .withPropertyValues("spring.ai.mcp.server.protocol=sse")
        .run(context -> assertThat(context).hasFailed());
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(McpSettings.class)
  @Import(McpConfiguration.class)
  static class Rest {

    @Bean
    Search search() {
      return query -> List.of();
    }

    @Bean
    IncidentBoard board() {
      return id -> Optional.empty();
    }

    @Bean
    TextExplainer explainer() {
      return text -> {
        throw new IllegalStateException("not asked");
      };
    }

    @Bean
    UnaryOperator<String> redactor() {
      return UnaryOperator.identity();
    }

    @Bean
    Clock clock() {
      return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    }
  }
}
