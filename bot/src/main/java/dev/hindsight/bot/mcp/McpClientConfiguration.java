package dev.hindsight.bot.mcp;

import dev.hindsight.bot.incident.ToolSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets a model look through the servers that the operator named; none by default. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(McpClientSettings.class)
class McpClientConfiguration {

  @Bean
  ToolSource mcpToolSource(McpClientSettings settings) {
    return new McpToolSource(settings);
  }
}
